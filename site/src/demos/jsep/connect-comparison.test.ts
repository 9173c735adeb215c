import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comparisonWords, medianOf, rowOf, shownMs } from './connect-comparison.ts';
import type { Attempt } from './measure-connect.ts';

const attempt = (trickle: boolean, openAfterMs: number | null, candidateCount = 4): Attempt => ({
  trickle,
  offerAfterMs: openAfterMs === null ? null : openAfterMs / 2,
  candidatesInOffer: trickle ? 0 : 2,
  openAfterMs,
  candidateCount,
});

const words = (...attempts: Attempt[]) => comparisonWords(attempts, 6_000);

test('the median is the middle one, of two the lower, of none nothing', () => {
  assert.equal(medianOf([9, 1, 5]), 5);
  assert.equal(medianOf([9, 1]), 1);
  assert.equal(medianOf([]), null);
});

test('a row counts its own way only, and attempts that were given up', () => {
  const attempts = [attempt(true, 100), attempt(true, null), attempt(false, 250)];
  assert.deepEqual(rowOf(attempts, true), {
    trickle: true,
    attempts: 2,
    connected: 1,
    offerAfterMs: 50,
    openAfterMs: 100,
    fastestMs: 100,
    slowestMs: 100,
    candidatesInOffer: 0,
  });
  assert.equal(rowOf(attempts, false).candidatesInOffer, 2);
});

test('the sentence tells what was saved, who still waits, and a machine without a network', () => {
  assert.equal(words(attempt(true, 100)), '');
  assert.match(words(attempt(true, 100), attempt(false, 250)), /^Trickle connected 150 ms sooner/);
  assert.match(words(attempt(true, 250), attempt(false, 100)), /saved nothing/);
  assert.match(words(attempt(true, 100), attempt(false, null)), /still waiting after 6 s/);
  assert.match(words(attempt(true, null), attempt(false, null)), /no check passed/);
  assert.match(words(attempt(true, null, 0), attempt(false, null, 0)), /has no network/);
});

test('times are whole milliseconds, and seconds above one', () => {
  assert.deepEqual([null, 12.4, 1_500].map(shownMs), ['—', '12 ms', '1.5 s']);
});
