/** A tank reads as it is told, and what it has not read waits at its client. */
import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { test } from 'node:test';
import type { WebSocket } from 'ws';
import { eventually } from '../../testing/test-server.ts';
import { startLabServer } from '../testing/lab-server.ts';
import { closeWithinMs } from '../web-socket.ts';
import { maxTankMs } from './tank.ts';
import { open, start } from './testing/websocket-server.ts';
import { webSocketLab } from './websocket-lab.ts';

interface Report {
  readonly bytes: number;
  readonly messages: number;
  readonly sha256?: string;
}

/** Keeps the newest report. */
function listen(socket: WebSocket): () => Report {
  let newest: Report = { bytes: -1, messages: -1 };
  socket.on('message', (data: Buffer) => (newest = JSON.parse(data.toString()) as Report));
  return () => newest;
}

const piece = randomBytes(64 * 1024);

test('a tank whose valve is shut reads nothing, and bytes wait at the client; open, it reads them all', async (t) => {
  const { ws, http } = await start(t);
  const socket = await open(`${ws}/tank?open=false&bytesPerSecond=8000000`);
  const report = listen(socket);
  const hash = createHash('sha256');
  for (let count = 0; count < 128; count += 1) {
    socket.send(piece);
    hash.update(piece);
  }
  socket.send('digest');
  await eventually(() => report().messages === 0);
  assert.ok(socket.bufferedAmount > 0, 'the buffers of both kernels hold less than 8 MB');
  assert.equal((await fetch(`${http}/valve?open=true`, { method: 'POST' })).status, 204);
  await eventually(() => report().sha256 !== undefined);
  assert.deepEqual(report(), {
    bytes: 128 * piece.length,
    messages: 128,
    sha256: hash.digest('hex'),
  });
  assert.equal(socket.bufferedAmount, 0);
  socket.close();
});

test('the valve shuts again, and no more than was on its way is read', async (t) => {
  const { ws, http } = await start(t);
  const socket = await open(`${ws}/tank`);
  const report = listen(socket);
  await fetch(`${http}/valve?open=false`, { method: 'POST' });
  socket.send(piece);
  await eventually(() => report().messages === 0);
  await fetch(`${http}/valve`, { method: 'POST' });
  await eventually(() => report().messages === 1);
  socket.close();
});

test('a tank reads at its rate: what came at once takes as long as it should', async (t) => {
  const { ws } = await start(t);
  const socket = await open(`${ws}/tank?bytesPerSecond=200000`);
  const report = listen(socket);
  const startedAtMs = performance.now();
  for (let count = 0; count < 3; count += 1) socket.send(piece);
  await eventually(() => report().messages === 3);
  assert.ok(performance.now() - startedAtMs >= 600, 'two pauses of 328 ms');
  socket.close();
});

test('tanks have names; a name in use is refused, and a valve without a tank is 404', async (t) => {
  const { ws, http } = await start(t);
  assert.equal((await fetch(`${http}/valve`, { method: 'POST' })).status, 404);
  const socket = await open(`${ws}/tank?name=a`);
  await assert.rejects(open(`${ws}/tank?name=a`), /409/);
  const other = await open(`${ws}/tank?name=b`);
  socket.close();
  await once(socket, 'close');
  await eventually(async () => {
    const { status } = await fetch(`${http}/valve?name=a`, { method: 'POST' });
    return status === 404;
  });
  other.close();
});

test('a tank lives for one minute', async (t) => {
  const server = await startLabServer([webSocketLab]);
  t.after(() => server.close());
  const socket = await open(server.url('/websocket/tank?open=false').replace('http', 'ws'));
  server.clock.advance(maxTankMs - 1);
  assert.equal(socket.readyState, socket.OPEN);
  const closed = once(socket, 'close');
  server.clock.advance(1);
  // Its valve is shut, so it cannot see the answer to its Close frame.
  await eventually(() => socket.readyState === socket.CLOSING);
  server.clock.advance(closeWithinMs);
  const [code, reason] = (await closed) as [number, Buffer];
  assert.deepEqual([code, reason.toString()], [1000, 'a tank lives for one minute']);
});
