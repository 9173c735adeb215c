import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { PassThrough, Writable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { test } from 'node:test';
import type { Response } from 'express';
import { createFakeClock } from '../clock/fake-clock.ts';
import { stalledAfterMs } from '../labs/stalled-end.ts';
import { passBody } from './pass-body.ts';

/** A response whose reader takes bytes only while `takes` is true, behind a policy that changes nothing. */
function passageTo(takes: boolean) {
  const clock = createFakeClock();
  const received = new PassThrough();
  const taken: string[] = [];
  const socket = Object.assign(new EventEmitter(), {
    destroyed: false,
    bytesWritten: 5,
    writableLength: takes ? 0 : 5,
  });
  const response = new Writable({
    write(piece: Buffer, _encoding, callback) {
      taken.push(piece.toString());
      if (takes) callback();
    },
  });
  Object.assign(response, { req: { socket }, socket });
  const broken: string[] = [];
  const stalled: number[] = [];
  passBody({
    clock,
    received: received as unknown as IncomingMessage,
    policy: new PassThrough(),
    response: response as unknown as Response,
    onBroken(error) {
      broken.push(error.message);
      response.destroy();
    },
    onStalled() {
      stalled.push(clock.wallMs());
      response.destroy();
    },
  });
  return { clock, received, socket, response, taken, broken, stalled };
}

test('a body that ends by itself ends the response', async () => {
  const { received, response, taken, broken } = passageTo(true);
  received.end('Hello');
  await turn();
  assert.deepEqual(taken, ['Hello']);
  assert.equal(response.writableEnded, true);
  assert.deepEqual(broken, []);
});

test('what was received before the second hop broke is passed on, then the first hop breaks', async () => {
  const { clock, received, response, taken, broken } = passageTo(true);
  received.write('Hello');
  await turn();
  received.destroy(new Error('reset'));
  await turn();
  assert.deepEqual(taken, ['Hello']);
  assert.deepEqual(broken, ['reset']);
  assert.equal(response.writableEnded, false);
  assert.equal(clock.pending(), 0);
});

test('a reader that takes nothing is not waited for when the second hop has broken', async () => {
  const { clock, received, broken } = passageTo(false);
  // More than the response and the policy hold together: the policy never comes to its end.
  for (let count = 0; count < 40; count += 1) received.write(Buffer.alloc(16 * 1024));
  await turn();
  received.destroy(new Error('reset'));
  await turn();
  clock.advance(stalledAfterMs - 1);
  assert.deepEqual(broken, []);
  clock.advance(1);
  assert.deepEqual(broken, ['reset']);
  await turn();
  assert.equal(clock.pending(), 0);
});

/** Whether the response holds all the kibibytes, so that it is ended. */
const complete = [
  ['less than', 1, true],
  ['more than', 150, false],
] as const;

for (const [amount, kibibytes, ends] of complete) {
  test(`a reader that takes nothing of a complete body, ${amount} the first hop holds, is not waited for`, async () => {
    const { clock, received, response, broken, stalled } = passageTo(false);
    const startMs = clock.wallMs();
    for (let count = 0; count < kibibytes; count += 1) received.write(Buffer.alloc(1_024));
    received.end();
    await turn();
    assert.equal(response.writableEnded, ends);
    clock.advance(10 * stalledAfterMs);
    assert.deepEqual(stalled, [startMs + stalledAfterMs]);
    assert.deepEqual(broken, []);
    await turn();
    assert.equal(clock.pending(), 0);
  });
}

test('a reader that is slow with a complete body, but goes on, is waited for', async () => {
  const { clock, received, socket, stalled } = passageTo(false);
  received.end('Hello');
  await turn();
  for (let count = 0; count < 10; count += 1) {
    socket.bytesWritten += 1;
    clock.advance(stalledAfterMs);
  }
  assert.deepEqual(stalled, []);
  clock.advance(stalledAfterMs);
  assert.equal(stalled.length, 1);
});

test('a pipelined response has all the time until its turn, whether the body is complete or broke', async () => {
  for (const error of [undefined, new Error('reset')]) {
    const { clock, received, socket, response, broken, stalled } = passageTo(false);
    Object.assign(response, { socket: null });
    for (let count = 0; count < 150; count += 1) received.write(Buffer.alloc(1_024));
    await turn();
    if (error === undefined) received.end();
    else received.destroy(error);
    await turn();
    clock.advance(10 * stalledAfterMs);
    assert.deepEqual([...broken, ...stalled], []);
    Object.assign(response, { socket });
    clock.advance(2 * stalledAfterMs);
    assert.equal(broken.length + stalled.length, 1);
  }
});
