import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeSipMessage } from '@wireside/labs-server/wire/sip/decode-message.ts';
import { messageText, sipTemplates } from './sip-by-hand.ts';

test('each template is one SIP message; two of them break the rule that their label names', () => {
  for (const { label, text } of sipTemplates) {
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

test('lines end in CR LF, and # is the number of the message', () => {
  assert.equal(messageText('a: #\nb\r\n\n', 3), 'a: 3\r\nb\r\n\r\n');
});
