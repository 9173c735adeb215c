import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFakeClock } from '../clock/fake-clock.ts';
import { observe } from './testing/observe.ts';
import { createThrottle } from './throttle.ts';

test('lets bytes through at the rate, 20 slices a second', async () => {
  const clock = createFakeClock();
  const { pieces, write, end, settle } = observe(createThrottle(clock, 100));
  await write('abcdefghijklm');
  assert.deepEqual(pieces, ['abcde']);
  clock.advance(50);
  await settle();
  assert.deepEqual(pieces, ['abcde', 'fghij']);
  await end();
  clock.advance(50);
  await settle();
  assert.deepEqual(pieces, ['abcde', 'fghij', 'klm']);
  clock.advance(30);
  await settle();
  assert.deepEqual(pieces, ['abcde', 'fghij', 'klm', 'end']);
});

test('below 20 bytes a second the slices are one byte', async () => {
  const clock = createFakeClock();
  const { pieces, write, settle } = observe(createThrottle(clock, 10));
  await write('abc');
  clock.advance(99);
  await settle();
  assert.deepEqual(pieces, ['a']);
  clock.advance(1);
  await settle();
  assert.deepEqual(pieces, ['a', 'b']);
});

test('destroyed, it leaves no timer', async () => {
  const clock = createFakeClock();
  const transform = createThrottle(clock, 10);
  await observe(transform).write('abc');
  transform.destroy();
  assert.equal(clock.pending(), 0);
});
