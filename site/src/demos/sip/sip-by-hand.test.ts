import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeSipMessage } from '@wireside/labs-server/wire/sip/decode-message.ts';
import { messageText, sipTemplates, transportTo } from './sip-by-hand.ts';

test('each template is one SIP message; two of them break the rule that their label names', () => {
  for (const { label, text } of sipTemplates('WS')) {
    const bytes = new TextEncoder().encode(messageText(text, 7));
    const result = decodeSipMessage(bytes, { atEnd: true });
    const code =
      result.status === 'malformed'
        ? result.error.code
        : result.status === 'complete'
          ? (result.fault?.code ?? 'kept')
          : 'waits';
    const expected = label.startsWith('400')
      ? 'sip-cseq-method-differs'
      : label.startsWith('505')
        ? 'sip-version-not-supported'
        : 'kept';
    assert.equal(code, expected, label);
  }
});

test('RFC 7118 sections 5.1 and 5.2: to a lab over HTTPS the Via says WSS, and the Contact ws all the same', () => {
  const urls = ['https://127.0.0.1:8443', 'http://127.0.0.1:8080', ''];
  assert.deepEqual(urls.map(transportTo), ['WSS', 'WS', 'WS']);
  for (const { text } of sipTemplates('WSS'))
    assert.match(text, /^Via: SIP\/[23]\.0\/WSS me\.invalid;/m);
  const [, register] = sipTemplates('WSS');
  assert.match(register?.text ?? '', /^Contact: <sip:me@me\.invalid;transport=ws>$/m);
});

test('lines end in CR LF, and # is the number of the message', () => {
  assert.equal(messageText('a: #\nb\r\n\n', 3), 'a: 3\r\nb\r\n\r\n');
});
