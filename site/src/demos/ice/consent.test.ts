import assert from 'node:assert/strict';
import { test } from 'node:test';
import { consentPaceMs, withSample, type ConsentSample } from './consent.ts';

const samplesOf = (...told: readonly (readonly [atMs: number, sent: number])[]) =>
  told.reduce<readonly ConsentSample[]>(
    (samples, [atMs, sent]) => withSample(samples, { atMs, sent }),
    [],
  );

test('the pace is known once three requests were counted', () => {
  assert.equal(consentPaceMs(samplesOf([0, 2], [500, 2], [1000, 3], [3000, 4])), null);
  assert.equal(consentPaceMs(samplesOf([0, 2], [1000, 3], [2000, 3], [3000, 4], [5000, 5])), 2000);
});

test('a count that falls is that of another pair', () => {
  const samples = samplesOf([0, 2], [1000, 5], [2000, 0]);
  assert.deepEqual(samples, [{ atMs: 2000, sent: 0 }]);
});

test('a long call keeps the newest samples only', () => {
  const told = Array.from({ length: 500 }, (_, index) => [index * 1000, index] as const);
  assert.equal(samplesOf(...told).length, 60);
  assert.equal(consentPaceMs(samplesOf(...told)), 1000);
});
