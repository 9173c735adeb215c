import assert from 'node:assert/strict';
import { test } from 'node:test';
import { costSeries, keepSample, latencySeries, type CostSample } from './race-series.ts';

test('a lane has a point for each event that it delivered, and a hole for each that it did not', () => {
  const series = latencySeries(
    [
      { lane: 'x', eventId: 1, latencyMs: 4 },
      { lane: 'y', eventId: 3, latencyMs: 0 },
    ],
    ['x', 'y'],
  );
  assert.deepEqual(series, {
    x: [1, 2, 3],
    lanes: [
      [4, null, null],
      [null, null, 0.1],
    ],
  });
});

test('bytes per event are told once a lane has delivered something', () => {
  const samples = [
    { atSeconds: 1, costs: { x: { requests: 1, bytes: 300, delivered: 0 } } },
    { atSeconds: 2, costs: { x: { requests: 3, bytes: 900, delivered: 3 } } },
  ];
  assert.deepEqual(costSeries(samples, ['x'], 'bytesPerEvent').lanes, [[null, 300]]);
  assert.deepEqual(costSeries(samples, ['x'], 'requests').lanes, [[1, 3]]);
});

test('a long race is sampled more rarely, and its newest sample is always there', () => {
  let samples: readonly CostSample[] = [];
  for (let count = 1; count <= 2000; count += 1) {
    samples = keepSample(samples, { atSeconds: count / 4, costs: {} });
    assert.equal(samples.at(-1)?.atSeconds, count / 4);
  }
  assert.ok(samples.length < 700, String(samples.length));
  assert.ok(samples.length > 140, String(samples.length));
});
