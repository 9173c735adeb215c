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
  passBody({
    clock,
    received: received as unknown as IncomingMessage,
    policy: new PassThrough(),
    response: response as unknown as Response,
    onBroken(error) {
      broken.push(error.message);
      response.destroy();
    },
  });
  return { clock, received, response, taken, broken };
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
