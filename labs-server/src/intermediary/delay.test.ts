import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFakeClock } from '../clock/fake-clock.ts';
import { createDelay } from './delay.ts';
import { observe } from './testing/observe.ts';

function delayOf() {
  const clock = createFakeClock();
  const transform = createDelay(clock, 500);
  return { clock, transform, ...observe(transform) };
}

test('every piece comes later by the same time, in order', async () => {
  const { clock, pieces, write, end, settle } = delayOf();
  await write('one');
  clock.advance(100);
  await write('two');
  await end();
  clock.advance(399);
  await settle();
  assert.deepEqual(pieces, []);
  clock.advance(1);
  await settle();
  assert.deepEqual(pieces, ['one']);
  clock.advance(100);
  await settle();
  assert.deepEqual(pieces, ['one', 'two', 'end']);
  assert.equal(clock.pending(), 0);
});

test('an end without bytes on the way is not delayed', async () => {
  const { pieces, end } = delayOf();
  await end();
  assert.deepEqual(pieces, ['end']);
});

test('the sender has to wait when too many bytes are on the way', async () => {
  const { clock, transform, pieces, settle } = delayOf();
  const piece = Buffer.alloc(100 * 1024);
  for (let count = 0; count < 5; count += 1) transform.write(piece);
  await settle();
  assert.equal(transform.writableLength, 3 * piece.length);
  clock.advance(500);
  await settle();
  clock.advance(500);
  await settle();
  assert.equal(pieces.length, 5);
});

test('destroyed, it leaves no timer', async () => {
  const { clock, transform, write } = delayOf();
  await write('one');
  transform.destroy();
  assert.equal(clock.pending(), 0);
});
