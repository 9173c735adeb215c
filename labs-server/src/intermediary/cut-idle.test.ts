import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFakeClock } from '../clock/fake-clock.ts';
import { createCutIdle } from './cut-idle.ts';
import { observe } from './testing/observe.ts';

function cutIdleOf() {
  const clock = createFakeClock();
  let idle = 0;
  const transform = createCutIdle(clock, 1_000, () => (idle += 1));
  return { clock, transform, idle: () => idle, ...observe(transform) };
}

test('passes bytes on unchanged while they come in time', async () => {
  const { clock, pieces, write, end, idle } = cutIdleOf();
  for (const piece of ['one', 'two', 'three']) {
    clock.advance(999);
    await write(piece);
  }
  await end();
  clock.advance(5_000);
  assert.deepEqual(pieces, ['one', 'two', 'three', 'end']);
  assert.equal(idle(), 0);
  assert.equal(clock.pending(), 0);
});

test('tells silence after the last byte, and before the first', async () => {
  const late = cutIdleOf();
  await late.write('one');
  late.clock.advance(1_000);
  assert.equal(late.idle(), 1);
  const never = cutIdleOf();
  never.clock.advance(1_000);
  assert.equal(never.idle(), 1);
});

test('destroyed, it leaves no timer', () => {
  const { clock, transform } = cutIdleOf();
  transform.destroy();
  assert.equal(clock.pending(), 0);
});
