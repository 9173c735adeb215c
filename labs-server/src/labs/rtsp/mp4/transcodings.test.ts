import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maxTranscodings, Transcodings } from './transcodings.ts';

test('a session has one: a newer one ends the one before, and takes its place', () => {
  const transcodings = new Transcodings();
  const ended: string[] = [];
  const leaveFirst = transcodings.take('s', () => ended.push('first'));
  const leaveSecond = transcodings.take('s', () => ended.push('second'));
  assert.deepEqual(ended, ['first']);
  leaveFirst?.();
  assert.equal(transcodings.size, 1, 'the place is the second one’s');
  leaveSecond?.();
  assert.equal(transcodings.size, 0);
});

test('when all places are taken another session gets none, and one that has one may begin anew', () => {
  const transcodings = new Transcodings();
  const leave = Array.from({ length: maxTranscodings }, (_, index) =>
    transcodings.take(`s${index}`, () => {}),
  );
  assert.equal(
    transcodings.take('other', () => {}),
    null,
  );
  assert.notEqual(
    transcodings.take('s0', () => {}),
    null,
  );
  leave[1]?.();
  assert.notEqual(
    transcodings.take('other', () => {}),
    null,
  );
});
