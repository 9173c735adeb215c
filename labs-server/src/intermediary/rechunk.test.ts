import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRechunk } from './rechunk.ts';
import { observe } from './testing/observe.ts';

/** Turns of the event loop that come only when the test takes them. */
function createTurns() {
  let waiting: (() => void)[] = [];
  return {
    pending: () => waiting.length,
    wait(callback: () => void) {
      waiting.push(callback);
      return () => void (waiting = waiting.filter((other) => other !== callback));
    },
    take() {
      const now = waiting;
      waiting = [];
      for (const callback of now) callback();
    },
  };
}

function rechunkOf(sliceBytes: number) {
  const turns = createTurns();
  const transform = createRechunk(sliceBytes, turns.wait);
  return { turns, transform, ...observe(transform) };
}

test('every piece is cut into slices; the last of a piece can be shorter', async () => {
  const { turns, pieces, write, end, settle } = rechunkOf(7);
  await write('abcdefghijklmnop');
  await write('qr');
  await end();
  for (let turn = 0; turn < 5; turn += 1) {
    turns.take();
    await settle();
  }
  assert.deepEqual(pieces, ['abcdefg', 'hijklmn', 'op', 'qr', 'end']);
});

test('every slice has a turn of its own, those of different pieces too', async () => {
  const { turns, pieces, transform, settle } = rechunkOf(3);
  transform.write('abcd');
  transform.write('ef');
  transform.end();
  const counts: number[] = [];
  for (let turn = 0; turn < 4; turn += 1) {
    await settle();
    counts.push(pieces.length);
    turns.take();
  }
  assert.deepEqual(counts, [1, 2, 3, 4]);
  assert.deepEqual(pieces, ['abc', 'd', 'ef', 'end']);
});

test('a reader that has stopped is sent nothing more, and then the rest, slice by slice', async () => {
  const { turns, pieces, transform, write, settle } = rechunkOf(1);
  transform.pause();
  await write('abcdef');
  for (let turn = 0; turn < 6; turn += 1) {
    turns.take();
    await settle();
  }
  assert.deepEqual([pieces.length, turns.pending(), transform.readableLength], [0, 0, 1]);
  transform.resume();
  for (let turn = 1; turn <= 6; turn += 1) {
    await settle();
    assert.equal(pieces.length, turn);
    turns.take();
  }
  assert.equal(pieces.join(''), 'abcdef');
});

test('destroyed, it waits for no turn', async () => {
  const { turns, transform, write } = rechunkOf(1);
  await write('ab');
  transform.destroy();
  assert.equal(turns.pending(), 0);
});
