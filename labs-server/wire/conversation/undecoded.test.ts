import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ascii } from '../testing/ascii.ts';
import type { Conversation } from './conversation.ts';
import { createConversation } from './create-conversation.ts';

/** Meaning and section of the field of each unit that is not decoded. */
function reasonsOf({ units }: Conversation): string[] {
  return units
    .filter(({ kind }) => kind === 'undecoded')
    .map(({ fields, range }) => {
      const [field] = fields;
      assert.equal(fields.length, 1);
      assert.equal(field?.name, 'undecoded');
      assert.equal(field?.range.bitLength, (range.end - range.start) * 8);
      return `${field?.source.standard} ${field?.source.section}: ${field?.meaning}`;
    });
}

/** A connection whose server sent `pieces`; a number is that many bytes that were not kept. */
function afterResponse(method: string, ...pieces: readonly (string | number)[]): Conversation {
  const conversation = createConversation();
  conversation.append('client-to-server', ascii(`${method} / HTTP/1.1\r\nHost: a\r\n\r\n`));
  for (const piece of pieces) {
    if (typeof piece === 'number') conversation.skip('server-to-client', piece);
    else conversation.append('server-to-client', ascii(piece));
  }
  return conversation;
}

const chunked = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n';

test('after a gap in a head, and over the end of a message, decoding waits for a start line', () => {
  for (const pieces of [
    ['HTTP/1.1 200 OK\r\nDa', 9, 'rest'],
    ['HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n', 9, 'rest'],
  ]) {
    assert.match(reasonsOf(afterResponse('GET', ...pieces)).join(), /^RFC 9112 2\.2: .*start line/);
  }
});

test('after a lost chunk-size no chunk can be told from chunk-data', () => {
  const conversation = afterResponse('GET', `${chunked}\r\n5\r\nhello\r\n`, 7, '5\r\nworld\r\n');
  assert.match(reasonsOf(conversation).join(), /^RFC 9112 7\.1: .*chunk-data may look like chunks/);
});

test('after a lost beginning of an event the next empty line is waited for', () => {
  const head = `${chunked}Content-Type: text/event-stream\r\n\r\n`;
  const conversation = afterResponse('GET', `${head}14\r\ndata:`, 6, 'b\n\ndata: 2');
  assert.match(reasonsOf(conversation).join(), /^HTML 9\.2\.5: .*next empty line/);
});

test('after a broken rule its section says why nothing more is decoded', () => {
  const conversation = afterResponse('GET', `${chunked}\r\nzz\r\nhello\r\n`);
  assert.match(reasonsOf(conversation).join(), /^RFC 9112 7\.1: After a broken rule/);
});

test('what follows 101 or a successful CONNECT is HTTP no more', () => {
  const upgraded = afterResponse('GET', 'HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n', 'hi');
  assert.match(reasonsOf(upgraded).join(), /^RFC 9110 7\.8: /);
  const tunnel = afterResponse('CONNECT', 'HTTP/1.1 200 OK\r\n\r\n', 'hi');
  assert.match(reasonsOf(tunnel).join(), /^RFC 9110 9\.3\.6: /);
});
