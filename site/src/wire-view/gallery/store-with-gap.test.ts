import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockTrace } from '../testing/sample-trace.ts';
import { storeWithGap } from './store-with-gap.ts';

test('the middle third is missing, and the gap names it', () => {
  const { records } = clockTrace(9);
  assert.equal(records.length, 12);
  const { entries } = storeWithGap(records, { schedule: (callback) => callback() }).viewOf(null);
  const told = entries.map((entry) =>
    entry.kind === 'gap' ? [entry.firstMissing, entry.lastMissing] : entry.record.sequence,
  );
  assert.deepEqual(told, [1, 2, 3, 4, [5, 8], 9, 10, 11, 12]);
});
