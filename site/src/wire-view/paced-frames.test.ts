import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPacedFrames } from './paced-frames.ts';

/** A display of 60 frames a second, on which a frame can take longer. */
function createDisplay() {
  let nowMs = 0;
  let frames: ((timeMs: number) => void)[] = [];
  let timers: { readonly atMs: number; readonly callback: () => void }[] = [];
  const schedule = createPacedFrames({
    requestFrame: (callback) => void frames.push(callback),
    later: (callback, delayMs) => void timers.push({ atMs: nowMs + delayMs, callback }),
  });
  /** The next frame comes after so many frames' time. */
  const frame = (length = 1): void => {
    nowMs += (length * 1000) / 60;
    const due = timers.filter(({ atMs }) => atMs <= nowMs + 0.01);
    timers = timers.filter((timer) => !due.includes(timer));
    for (const { callback } of due) callback();
    const callbacks = frames;
    frames = [];
    for (const callback of callbacks) callback(nowMs);
  };
  return { schedule, frame };
}

test('a change is drawn with the next frame, and nothing is drawn before', () => {
  const { schedule, frame } = createDisplay();
  const drawn: number[] = [];
  schedule(() => drawn.push(1));
  assert.deepEqual(drawn, []);
  frame();
  assert.deepEqual(drawn, [1]);
});

test('while drawing fits into a frame, every frame draws what changed', () => {
  const { schedule, frame } = createDisplay();
  let drawn = 0;
  for (let count = 0; count < 60; count += 1) {
    schedule(() => (drawn += 1));
    frame();
  }
  assert.equal(drawn, 60);
});

test('a change that took two frames is followed by a rest: 9 of 10 frames stay free', () => {
  const { schedule, frame } = createDisplay();
  let drawn = 0;
  let frames = 0;
  let missed = 0;
  for (let lastDrawn = 0; frames < 500; frames += 1) {
    schedule(() => (drawn += 1));
    const slow = drawn > lastDrawn;
    lastDrawn = drawn;
    frame(slow ? 2 : 1);
    missed += slow ? 1 : 0;
  }
  assert.ok(drawn >= 40, `${drawn} changes were drawn`);
  assert.ok(
    missed / (frames + missed) <= 0.1,
    `${missed} of ${frames + missed} frames were missed`,
  );
});

test('after a rest the newest change is drawn, and a page that was hidden does not rest for long', () => {
  const { schedule, frame } = createDisplay();
  const drawn: string[] = [];
  schedule(() => drawn.push('first'));
  frame();
  schedule(() => drawn.push('newest'));
  frame(60 * 60);
  for (let count = 0; count < 32; count += 1) frame();
  assert.deepEqual(drawn, ['first', 'newest']);
});
