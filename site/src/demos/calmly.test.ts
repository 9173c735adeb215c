import assert from 'node:assert/strict';
import { test } from 'node:test';
import { calmly } from './calmly.ts';

function setUp() {
  const passed: number[] = [];
  const timers: (() => void)[] = [];
  const give = calmly<number>(
    (value) => passed.push(value),
    200,
    (_delayMs, callback) => void timers.push(callback),
  );
  return { passed, give, tick: () => timers.shift()?.() };
}

test('the first value is passed on at once, of later ones the newest', () => {
  const { passed, give, tick } = setUp();
  for (const value of [1, 2, 3]) give(value);
  assert.deepEqual(passed, [1]);
  tick();
  assert.deepEqual(passed, [1, 3]);
  tick();
  assert.deepEqual(passed, [1, 3]);
});

test('after a pause without values the next one is passed on at once', () => {
  const { passed, give, tick } = setUp();
  give(1);
  tick();
  give(2);
  assert.deepEqual(passed, [1, 2]);
});
