import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ascii } from '../testing/ascii.ts';
import type { Unit } from './conversation.ts';
import { createConversation } from './create-conversation.ts';

const poll = 'GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: a\r\n\r\n';

/** Format, title and state of each unit of the body, or the code of its error. */
function lines(units: readonly Unit[]): string[] {
  return units
    .filter(({ format }) => format !== 'http1')
    .map(({ format, title, state, error }) => `${format}: ${title}, ${error?.code ?? state}`);
}

/** What is read of a poll that was answered with `body`, and with further fields. */
function unitsOf(body: string, fields = '', request = poll): string[] {
  const conversation = createConversation();
  conversation.append('client-to-server', ascii(request));
  const head = `HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n${fields}\r\n`;
  conversation.append('server-to-client', ascii(head + body));
  return lines(conversation.units);
}

test('a payload is read packet by packet, and a message as Socket.IO', () => {
  assert.deepEqual(unitsOf('2\x1e42["a"]\x1e6', 'Content-Type: text/plain; charset=UTF-8\r\n'), [
    'engine-io: ping, complete',
    'engine-io: message, complete',
    'socket-io: EVENT a, complete',
    'engine-io: noop, complete',
  ]);
});

test('a packet that is malformed is told, and the next one is read', () => {
  assert.deepEqual(unitsOf('9\x1e2'), [
    'engine-io: not Engine.IO, packet-type-unknown',
    'engine-io: ping, complete',
  ]);
  assert.deepEqual(unitsOf('42{}'), [
    'engine-io: message, complete',
    'socket-io: not Socket.IO, payload-invalid',
  ]);
});

test('a separator behind the last packet is told by that packet', () => {
  assert.deepEqual(unitsOf('2\x1e'), ['engine-io: ping, packet-type-missing']);
});

test('a packet of text may not come between a packet and its attachments', () => {
  const binary = '451-["a",{"_placeholder":true,"num":0}]';
  assert.deepEqual(unitsOf(`${binary}\x1ebAQID\x1e42["b"]`), [
    'engine-io: message, complete',
    'socket-io: BINARY_EVENT a, complete',
    'engine-io: message, binary, complete',
    'socket-io: attachment 0 of BINARY_EVENT a, complete',
    'engine-io: message, complete',
    'socket-io: EVENT b, complete',
  ]);
  assert.deepEqual(
    unitsOf(`${binary}\x1e42["b"]`).at(-1),
    'socket-io: EVENT b, attachment-missing',
  );
});

test('problems, other requests and hidden bodies are no payload', () => {
  const post = poll.replace('GET', 'POST');
  assert.deepEqual(unitsOf('ok', '', post), []);
  assert.deepEqual(unitsOf('2', 'Content-Type: application/problem+json\r\n'), []);
  assert.deepEqual(unitsOf('2', 'Content-Encoding: gzip\r\n'), []);
  assert.deepEqual(unitsOf('2', '', 'GET / HTTP/1.1\r\nHost: a\r\n\r\n'), []);
});

test('a request carries a payload too', () => {
  const conversation = createConversation();
  const head = poll.replace('GET', 'POST').replace('\r\n\r\n', '\r\nContent-Length: 2\r\n\r\n');
  conversation.append('client-to-server', ascii(`${head}40`));
  assert.deepEqual(lines(conversation.units), [
    'engine-io: message, complete',
    'socket-io: CONNECT, complete',
  ]);
});

test('after a gap, decoding goes on behind the next separator', () => {
  const conversation = createConversation();
  conversation.append('client-to-server', ascii(poll));
  conversation.append(
    'server-to-client',
    ascii('HTTP/1.1 200 OK\r\nContent-Length: 15\r\n\r\n2\x1e42'),
  );
  assert.equal(lines(conversation.units).at(-1), 'engine-io: packet, incomplete');
  conversation.skip('server-to-client', 5);
  conversation.append('server-to-client', ascii('x"]\x1e3'));
  assert.equal(lines(conversation.units).at(-1), 'engine-io: packet, incomplete');
  conversation.append('server-to-client', ascii('a'));
  assert.deepEqual(lines(conversation.units), [
    'engine-io: ping, complete',
    'raw: undecoded, complete',
    'engine-io: pong, complete',
  ]);
});
