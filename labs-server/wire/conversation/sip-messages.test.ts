import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createStageParts } from '../testing/stage-parts.ts';
import { messageContentReader } from './message-content-readers.ts';

const sdp = 'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n';

function sipText(start: string, method: string, fields: readonly string[], body = ''): string {
  const head = [
    start,
    'Via: SIP/2.0/WS a.invalid;branch=z9hG4bK1',
    'From: <sip:alice@lab.invalid>;tag=1',
    'To: <sip:bob@lab.invalid>',
    'Call-ID: 1',
    `CSeq: 1 ${method}`,
    ...fields,
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

/** Titles and errors of what one text message becomes on a WebSocket of this sub-protocol. */
function read(text: string, subprotocol: string | null = 'sip') {
  const { context, append, unitLines } = createStageParts('client-to-server');
  append(text);
  const session = { exchange: 0, requestTarget: '/', subprotocol, permessageDeflate: null };
  const layer = context.layers.addMapped(context.layer, 'message', 0);
  if (text !== '') layer.map.append({ start: 0, end: text.length });
  messageContentReader(session, context).read({ layer, type: 'text', exchange: 0, unit: null });
  const { all } = context.units;
  return {
    lines: unitLines(),
    says: all.map(({ format, title, error }) => [format, title, error?.code ?? null]),
  };
}

test('RFC 7118 section 5: a message of the sub-protocol sip is one SIP message', () => {
  const text = sipText('INVITE sip:bob@lab.invalid SIP/2.0', 'INVITE', []);
  assert.deepEqual(read(text).says, [['sip', 'INVITE sip:bob@lab.invalid', null]]);
  assert.deepEqual(
    read(text, 'chat').says.map(([format]) => format),
    ['websocket'],
  );
  const answer = sipText('SIP/2.0 401 Unauthorized', 'REGISTER', []);
  assert.deepEqual(read(answer).says, [['sip', '401 Unauthorized (REGISTER)', null]]);
});

test('a body of type application/sdp is a session description in a layer of its own', () => {
  const fields = ['Content-Type: application/sdp', `Content-Length: ${sdp.length}`];
  const text = sipText('INVITE sip:bob@lab.invalid SIP/2.0', 'INVITE', fields, sdp);
  assert.deepEqual(read(text).lines, [
    `message [0, ${text.length}) complete`,
    `description [0, ${sdp.length}) complete`,
  ]);
});

test('what stands behind the message is not read', () => {
  const text = sipText('BYE sip:bob@lab.invalid SIP/2.0', 'BYE', ['Content-Length: 0']);
  assert.deepEqual(read(`${text}more`).lines, [
    `message [0, ${text.length}) complete`,
    `undecoded [${text.length}, ${text.length + 4}) complete`,
  ]);
});

test('a message that is none is told with the rule that it breaks', () => {
  assert.deepEqual(read('hello').says, [['sip', 'not SIP', 'sip-message-truncated']]);
  const differs = sipText('BYE sip:bob@lab.invalid SIP/2.0', 'INVITE', []);
  assert.deepEqual(read(differs).says.at(0)?.at(2), 'sip-cseq-method-differs');
});

test('RFC 7118 section 6: CRLFs alone keep the connection alive', () => {
  assert.deepEqual(read('\r\n\r\n').says, [['sip', 'keep-alive', null]]);
  assert.deepEqual(read('').lines, ['message [0, 0) complete']);
});
