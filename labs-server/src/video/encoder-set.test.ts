import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBudget } from './budget.ts';
import { EncoderSet } from './encoder-set.ts';
import { createWatcher } from './testing/watcher.ts';

const settings = { framesPerSecond: 10, quality: 50, threshold: null };
const marked = { ...settings, threshold: 0.3 };

function createSet(limit: number) {
  const budget = createBudget(limit);
  let detecting = 0;
  const use = () => {
    detecting += 1;
    return () => void (detecting -= 1);
  };
  return { budget, set: new EncoderSet(budget, { use }), detecting: () => detecting };
}

test('detection runs as long as somebody wants objects marked', () => {
  const { set, detecting } = createSet(4);
  const plain = set.add(settings, createWatcher());
  const leave = [set.add(marked, createWatcher()), set.add(marked, createWatcher())];
  assert.equal(detecting(), 1);
  leave[0]?.();
  assert.equal(detecting(), 1);
  leave[1]?.();
  assert.equal(detecting(), 0);
  plain?.();
  assert.deepEqual(set.all, []);
});

test('a reader is taken off once, and the last one gives the encoder back', () => {
  const { budget, set } = createSet(1);
  const takeOff = set.add(settings, createWatcher());
  assert.equal(set.add(marked, createWatcher()), null);
  assert.deepEqual([set.hasRoomFor(settings), set.hasRoomFor(marked)], [true, false]);
  assert.deepEqual([takeOff?.(), takeOff?.(), budget.used], [true, false, 0]);
});

test('when all are cleared everything is given back, and nobody has to leave', () => {
  const { budget, set, detecting } = createSet(4);
  const leave = [set.add(settings, createWatcher()), set.add(marked, createWatcher())];
  set.clear();
  assert.deepEqual([budget.used, detecting(), set.readers.length], [0, 0, 0]);
  for (const takeOff of leave) assert.equal(takeOff?.(), false);
  assert.equal(budget.used, 0);
});
