import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ascii } from '../testing/ascii.ts';
import { createConversation } from './create-conversation.ts';

/** The faults of a connection on which the server sent `response` and closed. */
function faultsOf(response: string, request = 'GET / HTTP/1.1\r\nHost: a\r\n\r\n') {
  const conversation = createConversation();
  conversation.append('client-to-server', ascii(request));
  conversation.append('server-to-client', ascii(response));
  assert.equal(conversation.faults.length, 0, 'while it is open nothing is missing');
  conversation.end('server-to-client');
  const units = conversation.units.filter(({ direction }) => direction === 'server-to-client');
  const { faults } = conversation;
  return { faults, codes: faults.map(({ error }) => error.code), units };
}

const chunked = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n';

test('a close before any byte of the body is a fault, though no unit can carry it', () => {
  const { faults, units } = faultsOf('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n');
  assert.deepEqual(
    units.map(({ kind, state }) => `${kind} ${state}`),
    ['response-head complete'],
  );
  const [fault] = faults;
  assert.equal(fault?.direction, 'server-to-client');
  assert.equal(fault?.exchange, 0);
  assert.equal(
    fault?.error.message,
    'message-body at byte 38: the connection closed after 0 of 4 bytes (RFC 9112 §8)',
  );
  assert.deepEqual(fault?.error.range, { startBit: 38 * 8, bitLength: 0 });
});

test('a chunked event stream without its last-chunk is a fault, though every event is whole', () => {
  const { codes, units } = faultsOf(
    `${chunked}Content-Type: text/event-stream\r\n\r\n9\r\ndata: 1\n\n\r\n`,
  );
  assert.deepEqual(codes, ['last-chunk-missing']);
  assert.ok(units.every(({ state }) => state === 'complete'));
});

test('what else the end of a direction cuts is a fault, once', () => {
  assert.deepEqual(faultsOf(`${chunked}\r\n`).codes, ['last-chunk-missing']);
  assert.deepEqual(faultsOf(`${chunked}\r\n5\r\nhel`).codes, ['chunk-data-truncated']);
  assert.deepEqual(faultsOf(`${chunked}\r\n0\r\n`).codes, ['final-crlf-missing']);
  assert.deepEqual(faultsOf('HTTP/1.1 200 OK\r\nDate').codes, ['head-truncated']);
});

test('a message that is whole, or that ends by close, leaves no fault', () => {
  assert.deepEqual(faultsOf(`${chunked}\r\n0\r\n\r\n`).codes, []);
  assert.deepEqual(faultsOf('HTTP/1.1 200 OK\r\n\r\nhello').codes, []);
  assert.deepEqual(faultsOf('HTTP/1.1 204 No Content\r\n\r\n').codes, []);
});
