import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DeckState } from './deck-state.ts';
import { reading, reduceDeck } from './deck-state.ts';

const at = (index: number, blank = false): DeckState => ({ mode: 'presenting', index, blank });

test('entering presents the slide that was read', () => {
  assert.deepEqual(reduceDeck(reading, { type: 'enter', index: 3 }, 5), at(3));
});

test('entering with an index outside the deck presents the nearest slide', () => {
  assert.deepEqual(reduceDeck(reading, { type: 'enter', index: 9 }, 5), at(4));
  assert.deepEqual(reduceDeck(reading, { type: 'enter', index: -1 }, 5), at(0));
});

test('next and previous stop at the ends, without a new state', () => {
  assert.deepEqual(reduceDeck(at(1), { type: 'next' }, 3), at(2));
  assert.deepEqual(reduceDeck(at(1), { type: 'previous' }, 3), at(0));
  const last = at(2);
  assert.equal(reduceDeck(last, { type: 'next' }, 3), last);
  const first = at(0);
  assert.equal(reduceDeck(first, { type: 'previous' }, 3), first);
});

test('Home and End go to the first and the last slide', () => {
  assert.deepEqual(reduceDeck(at(1), { type: 'first' }, 4), at(0));
  assert.deepEqual(reduceDeck(at(1), { type: 'last' }, 4), at(3));
});

test('a move on a blanked screen shows the same slide again', () => {
  assert.deepEqual(reduceDeck(at(1, true), { type: 'next' }, 4), at(1));
});

test('blanking twice shows the slide again', () => {
  const blanked = reduceDeck(at(2), { type: 'blank' }, 4);
  assert.deepEqual(blanked, at(2, true));
  assert.deepEqual(reduceDeck(blanked, { type: 'blank' }, 4), at(2));
});

test('leaving keeps the slide and unblanks', () => {
  assert.deepEqual(reduceDeck(at(2, true), { type: 'leave' }, 4), {
    mode: 'reading',
    index: 2,
    blank: false,
  });
});

test('while reading, moves and blanking do nothing', () => {
  for (const type of ['next', 'previous', 'first', 'last', 'blank', 'leave'] as const) {
    assert.equal(reduceDeck(reading, { type }, 4), reading, type);
  }
});

test('a deck without slides has no other state', () => {
  assert.equal(reduceDeck(reading, { type: 'enter', index: 0 }, 0), reading);
});
