/** What the slide of 2019 calls, with the client of today. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { io } from 'socket.io-client';

test('io-is-a-function: io() makes a socket, and `new io.Socket()` throws a TypeError', () => {
  const Socket = (io as unknown as { readonly Socket: new () => unknown }).Socket;
  assert.throws(() => new Socket(), TypeError);
  const socket = io('http://127.0.0.1', { autoConnect: false });
  assert.ok(socket instanceof Socket);
  socket.close();
});
