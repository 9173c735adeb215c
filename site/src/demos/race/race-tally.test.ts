import assert from 'node:assert/strict';
import { test } from 'node:test';
import { laneFigures, latencyMs, percentile, type Delivery } from './race-tally.ts';

test('a latency is the time from publishing to the handler, and never negative', () => {
  assert.equal(latencyMs(1_000_000, 1_002_500), 2.5);
  assert.equal(latencyMs(1_000_000, 999_900), 0);
});

test('percentiles are of the nearest rank', () => {
  assert.equal(percentile([5, 1, 3], 0.5), 3);
  assert.equal(percentile([1, 2, 3, 4], 0.95), 4);
  assert.equal(percentile([], 0.5), null);
});

test('each lane is counted by itself', () => {
  const deliveries: Delivery[] = [
    { lane: 'x', eventId: 1, latencyMs: 10 },
    { lane: 'y', eventId: 1, latencyMs: 99 },
    { lane: 'x', eventId: 2, latencyMs: 20 },
  ];
  assert.deepEqual(laneFigures(deliveries, 'x'), { delivered: 2, medianMs: 10, p95Ms: 20 });
  assert.deepEqual(laneFigures(deliveries, 'z'), { delivered: 0, medianMs: null, p95Ms: null });
});
