import assert from 'node:assert/strict';
import { test } from 'node:test';
import { guess, guessShown, markOf, noGuesses, present, tellsPoints } from './guesses.ts';

test("a reader's guess is shown, also the one that was kept", () => {
  assert.equal(guessShown(noGuesses(null)), null);
  assert.equal(guessShown(noGuesses(2)), 2);
  assert.equal(guessShown(guess(noGuesses(null), 1)), 1);
});

test('a second guess changes nothing, until the question is asked anew', () => {
  const first = guess(noGuesses(null), 1);
  assert.equal(guess(first, 0), first);
  assert.equal(guessShown(guess(guess(first, null), 0)), 0);
});

test("presenting begins without the presenter's own guess, and gives it back at the end", () => {
  const talk = present(noGuesses(2), true);
  assert.equal(guessShown(talk), null);
  const guessed = guess(talk, 0);
  assert.equal(guessShown(guessed), 0);
  assert.equal(guessed.kept, 2);
  const over = present(guessed, false);
  assert.equal(guessShown(over), 2);
  assert.equal(guessShown(present(over, true)), null);
});

test('the points wait for the guess of the class, or for the presenter', () => {
  assert.equal(tellsPoints(noGuesses(null)), true);
  const talk = present(noGuesses(1), true);
  assert.equal(tellsPoints(talk), false);
  assert.equal(tellsPoints(guess(talk, 0)), true);
  assert.equal(tellsPoints(guess(guess(talk, 0), null)), false);
  assert.equal(tellsPoints({ ...talk, skipped: true }), true);
});

test('before a guess no choice is marked; after it the right one and the guess are', () => {
  assert.deepEqual(markOf(0, null, true), { mark: null, text: '' });
  assert.deepEqual(markOf(0, 0, true), { mark: 'happens', text: '✓ your guess, and so it is' });
  assert.deepEqual(markOf(0, 1, true), { mark: 'happens', text: '✓ this happens' });
  assert.deepEqual(markOf(1, 1, false), { mark: 'misses', text: '✗ your guess' });
  assert.deepEqual(markOf(2, 1, false), { mark: null, text: '' });
});
