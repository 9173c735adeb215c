import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createStageParts } from '../testing/stage-parts.ts';
import { ScanEndFinder } from './scan-end-finder.ts';

/** Where the entropy-coded data end, given byte by byte. */
function endOf(text: string): number | null {
  const { context, append } = createStageParts();
  const finder = new ScanEndFinder(context.layer, 0);
  for (const character of text) {
    append(character);
    const end = finder.next();
    if (end !== null) return end;
  }
  return null;
}

test('ITU-T T.81 clause B.1.1.5: they end at a marker, not at stuffed zeros or restart markers', () => {
  assert.equal(endOf('ab\xff\0c\xff\xd0d\xff\xd9'), 8);
  assert.equal(endOf('ab\xff\0\xff'), null);
  assert.equal(endOf('\xff\xc4'), 0);
});

test('fill bytes belong to the marker after them', () => {
  assert.equal(endOf('ab\xff\xff\xff\xd9'), 2);
  assert.equal(endOf('ab\xff\xff\0c\xff\xd9'), 6);
});

test('after a gap the search begins anew', () => {
  const { context, append, lose } = createStageParts();
  const finder = new ScanEndFinder(context.layer, 0);
  append('ab\xff');
  assert.equal(finder.next(), null);
  lose(4);
  finder.skipToEnd();
  append('\xd9\xff\xd9');
  assert.equal(finder.next(), 8);
});
