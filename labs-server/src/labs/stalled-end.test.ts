import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { test } from 'node:test';
import type { Response } from 'express';
import { createFakeClock } from '../clock/fake-clock.ts';
import { cutWhenStalled, stalledAfterMs } from './stalled-end.ts';

/** A response of which so many bytes wait to be sent. */
function endedResponse(writableLength: number) {
  const clock = createFakeClock();
  const socket = Object.assign(new EventEmitter(), { destroyed: false });
  const response = Object.assign(new EventEmitter(), {
    req: { socket },
    socket: socket as unknown,
    writableLength,
  });
  const cuts: string[] = [];
  const cut = (_response: Response, how: string, reason: string) => cuts.push(`${how}: ${reason}`);
  cutWhenStalled({ clock, cut }, response as unknown as Response);
  return { clock, response, cuts };
}

test('a reader that takes nothing for so long is cut, once, with the reason', () => {
  const { clock, cuts } = endedResponse(1_000);
  clock.advance(stalledAfterMs - 1);
  assert.deepEqual(cuts, []);
  clock.advance(10 * stalledAfterMs);
  assert.equal(cuts.length, 1);
  assert.match(cuts[0] ?? '', /^rst: .*took nothing of it for 30 s/);
  assert.equal(clock.pending(), 0);
});

test('a reader that is slow, but goes on, is waited for', () => {
  const { clock, response, cuts } = endedResponse(1_000);
  while (response.writableLength > 1) {
    response.writableLength -= 1;
    clock.advance(stalledAfterMs);
  }
  assert.deepEqual(cuts, []);
  clock.advance(stalledAfterMs);
  assert.equal(cuts.length, 1);
});

test('a pipelined response has all the time until its turn', () => {
  const { clock, response, cuts } = endedResponse(1_000);
  response.socket = null;
  clock.advance(10 * stalledAfterMs);
  assert.deepEqual(cuts, []);
});

test('a response that is gone leaves no timer', () => {
  const { clock, response, cuts } = endedResponse(0);
  response.emit('close');
  assert.equal(clock.pending(), 0);
  assert.deepEqual(cuts, []);
});
