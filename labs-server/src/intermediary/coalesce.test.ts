import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFakeClock } from '../clock/fake-clock.ts';
import { createCoalesce } from './coalesce.ts';
import { observe } from './testing/observe.ts';

function coalesceOf(maxBytes: number) {
  const clock = createFakeClock();
  const transform = createCoalesce(clock, { collectMs: 200, maxBytes });
  return { clock, transform, ...observe(transform) };
}

test('what comes within the time goes on as one piece', async () => {
  const { clock, pieces, write, settle } = coalesceOf(100);
  await write('one ');
  clock.advance(199);
  await write('two ');
  assert.deepEqual(pieces, []);
  clock.advance(1);
  await settle();
  await write('three');
  clock.advance(200);
  await settle();
  assert.deepEqual(pieces, ['one two ', 'three']);
});

test('enough bytes go on at once, and the end releases the rest', async () => {
  const { clock, pieces, write, end } = coalesceOf(8);
  await write('12345');
  await write('678');
  assert.deepEqual(pieces, ['12345678']);
  await write('9');
  await end();
  assert.deepEqual(pieces, ['12345678', '9', 'end']);
  assert.equal(clock.pending(), 0);
});

test('destroyed, it leaves no timer', async () => {
  const { clock, transform, write } = coalesceOf(8);
  await write('1');
  transform.destroy();
  assert.equal(clock.pending(), 0);
});
