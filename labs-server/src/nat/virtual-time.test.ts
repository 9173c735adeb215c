import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VirtualTime } from './virtual-time.ts';

function run(time: VirtualTime): void {
  while (time.step());
}

test('callbacks come in the order of their instants, and of one instant in the order of asking', () => {
  const time = new VirtualTime();
  const called: [string, number][] = [];
  const note = (name: string) => () => void called.push([name, time.nowMs()]);
  time.after(20, note('c'));
  time.after(10, note('a'));
  time.after(10, note('b'));
  time.after(-5, note('now'));
  run(time);
  assert.deepEqual(called, [
    ['now', 0],
    ['a', 10],
    ['b', 10],
    ['c', 20],
  ]);
});

test('what is cancelled does not come, and what a callback asks for does', () => {
  const time = new VirtualTime();
  const called: number[] = [];
  const cancel = time.after(5, () => called.push(5));
  time.after(1, () => {
    cancel();
    time.after(1, () => called.push(time.nowMs()));
  });
  assert.equal(time.nextMs(), 1);
  run(time);
  assert.deepEqual(called, [2]);
  assert.equal(time.nextMs(), null);
  assert.equal(time.step(), false);
});
