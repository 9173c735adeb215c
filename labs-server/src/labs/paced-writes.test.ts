import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFakeClock } from '../clock/fake-clock.ts';
import { writePaced } from './paced-writes.ts';

const pieces = ['a', 'b', 'c'].map((text) => Buffer.from(text));

function record(gapMs: number) {
  const clock = createFakeClock();
  const written: string[] = [];
  const stop = writePaced(clock, pieces, gapMs, {
    write: (piece) => written.push(String(piece)),
    end: () => written.push('end'),
  });
  return { clock, written, stop };
}

test('without a gap everything is written at once', () => {
  assert.deepEqual(record(0).written, ['a', 'b', 'c', 'end']);
});

test('with a gap each piece comes later than the one before; the end comes with the last', () => {
  const { clock, written } = record(100);
  assert.deepEqual(written, ['a']);
  clock.advance(100);
  assert.deepEqual(written, ['a', 'b']);
  clock.advance(100);
  assert.deepEqual(written, ['a', 'b', 'c', 'end']);
});

test('stopped, it writes nothing more', () => {
  const { clock, written, stop } = record(100);
  stop();
  clock.advance(1_000);
  assert.deepEqual(written, ['a']);
  assert.equal(clock.pending(), 0);
});
