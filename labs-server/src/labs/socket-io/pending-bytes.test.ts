import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { test } from 'node:test';
import type { Socket as EngineSocket } from 'engine.io';
import { maxPendingBytes, watchPendingBytes } from './pending-bytes.ts';

/** A session of Engine.IO, as far as it is watched. */
class FakeSession extends EventEmitter {
  readonly transport = { writable: false };

  create(byteLength: number): void {
    this.emit('packetCreate', { type: 'message', data: 'x'.repeat(byteLength) });
  }
}

function watch() {
  const session = new FakeSession();
  const told: true[] = [];
  watchPendingBytes(session as unknown as EngineSocket, () => told.push(true));
  return { session, told };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));
const half = maxPendingBytes / 2;

test('more than a megabyte in the buffer and with the transport is told, once', async () => {
  const { session, told } = watch();
  session.create(half);
  session.emit('flush');
  session.create(half);
  await turn();
  assert.equal(told.length, 0, 'a megabyte may wait');
  session.create(1);
  session.create(1);
  await turn();
  assert.equal(told.length, 1);
});

test('what the transport has sent waits no more', async () => {
  const { session, told } = watch();
  for (let round = 0; round < 5; round += 1) {
    session.create(half);
    session.emit('flush');
    session.transport.writable = true;
  }
  await turn();
  assert.equal(told.length, 0);
});

test('bytes count as bytes, and text as UTF-8', async () => {
  const { session, told } = watch();
  session.emit('packetCreate', { type: 'message', data: new Uint8Array(half) });
  session.emit('packetCreate', { type: 'message', data: '€'.repeat(half / 3) });
  session.create(1024);
  await turn();
  assert.equal(told.length, 1);
});
