import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparedCharacters, comparisonSentence } from './accept-comparison.ts';

const right = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';

test('the value of the 2019 slide has a digit where a letter belongs', () => {
  assert.equal(
    comparisonSentence('s3pPLMBiTxaQ9kYGzzhZRbK+x0o=', right),
    'One character differs, number 26: the digit 0 instead of the capital letter O.',
  );
});

test('another digest, another length and the same value are told apart', () => {
  assert.equal(comparisonSentence(right, right), 'They are equal.');
  assert.match(
    comparisonSentence('B+uvkirVlXkQT4tM7HfDM/5rBwM=', right),
    /^2\d of 28 .* hashed\.$/,
  );
  assert.match(comparisonSentence(`${right}\n`, right), /length: 29 characters instead of 28/);
  assert.match(comparisonSentence(right.replace('+', '-'), right), /: - instead of \+\.$/);
});

test('every character of both has its place', () => {
  assert.deepEqual(comparedCharacters('ab', 'axc'), [
    { found: 'a', expected: 'a' },
    { found: 'b', expected: 'x' },
    { found: '', expected: 'c' },
  ]);
});
