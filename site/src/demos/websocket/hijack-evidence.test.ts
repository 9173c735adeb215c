import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TraceBuilder } from '../../wire-view/testing/sample-trace.ts';
import { storeOfRecords } from '../../wire-view/testing/store-of-records.ts';
import { handshakeOf } from './hijack-evidence.ts';

const request = (name: string, fields: string) =>
  `GET /s/0/1/websocket/account/${name}?originCheck=exact HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n${fields}\r\n`;

function connectionsOf(ask: string, answer: string) {
  const trace = new TraceBuilder();
  trace.open(1, 0);
  trace.up(1, ask, 1);
  if (answer !== '') trace.down(1, answer, 2);
  return storeOfRecords(trace.records).viewOf(1).connections;
}

test('Origin, Cookie and status are read from the bytes of the handshake', () => {
  const ask = request('lax-b-exact', 'Origin: http://b\r\nCookie: wireside-account=x\r\n');
  const connections = connectionsOf(ask, 'HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
  assert.deepEqual(handshakeOf(connections, 'lax-b-exact'), {
    cookieSent: true,
    origin: 'http://b',
    status: 403,
  });
  assert.equal(handshakeOf(connections, 'lax-b'), null, 'the whole name counts');
});

test('a handshake without these fields has neither', () => {
  const connections = connectionsOf(request('x', ''), 'HTTP/1.1 101 Switching Protocols\r\n\r\n');
  assert.deepEqual(handshakeOf(connections, 'x'), { cookieSent: false, origin: null, status: 101 });
});

test('before the answer is complete there is nothing to tell', () => {
  assert.equal(handshakeOf(connectionsOf(request('x', ''), ''), 'x'), null);
  assert.equal(handshakeOf(connectionsOf(request('x', ''), 'HTTP/1.1 40'), 'x'), null);
  assert.equal(handshakeOf([], 'x'), null);
});
