import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noProgress, readProgress, writeProgress } from './progress.ts';

function memory() {
  const values = new Map<string, string>();
  return {
    values,
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  };
}

test('progress is kept per exercise', () => {
  const store = memory();
  const progress = { solved: true, tries: 2, hintsShown: 1 };
  writeProgress(store, 'sse-by-hand', progress);
  assert.deepEqual(readProgress(store, 'sse-by-hand'), progress);
  assert.deepEqual(readProgress(store, 'other'), noProgress);
});

test('a damaged entry counts as no progress', () => {
  const store = memory();
  store.values.set('wireside.exercise.x', '{"tries":"many"');
  assert.deepEqual(readProgress(store, 'x'), noProgress);
});

test('a full storage does not stop the exercise', () => {
  const full = { getItem: () => null, setItem: () => assert.fail('QuotaExceededError') };
  assert.doesNotThrow(() => writeProgress(full, 'x', noProgress));
});
