import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createStageParts } from '../testing/stage-parts.ts';
import { PartHeadFinder } from './part-head-finder.ts';

/** How far a head can be decoded that comes character by character; null while more is needed. */
function judgedAt(text: string): number | null {
  const { context, append } = createStageParts();
  let finder: PartHeadFinder | null = null;
  for (const character of text) {
    append(character);
    finder ??= new PartHeadFinder(context.layer, 0, '\r\n--b'.length);
    const end = finder.next();
    if (end !== null) return end;
  }
  return null;
}

test('RFC 2046 section 5.1.1: the head of a part ends with an empty line', () => {
  assert.equal(
    judgedAt('\r\n--b\r\nA: b\r\n c\r\n\r\ndata'),
    '\r\n--b\r\nA: b\r\n c\r\n\r\n'.length,
  );
  assert.equal(judgedAt('--b\r\n\r\ndata'), '--b\r\n\r\n'.length);
  assert.equal(judgedAt('--b\r\nA: b\r\n'), null);
});

test('or with a line that is no field, or with that of a close-delimiter', () => {
  assert.equal(judgedAt('--b\r\nA: b\r\nno field\r\n\r\n'), '--b\r\nA: b\r\nno field\r\n'.length);
  assert.equal(judgedAt('--b--\r\nepilogue\r\n'), '--b--\r\n'.length);
});

test('a line and a head have limits', () => {
  assert.equal(judgedAt(`--b${' '.repeat(2000)}`), '\r\n--b'.length + 1000);
  assert.equal(judgedAt(`--b\r\nA: ${'b'.repeat(20_000)}`), 16_384);
});
