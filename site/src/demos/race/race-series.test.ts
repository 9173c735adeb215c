import assert from 'node:assert/strict';
import { test } from 'node:test';
import { costSeries, latencySeries } from './race-series.ts';

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
    { atSeconds: 1, costs: new Map([['x', { requests: 1, bytes: 300, delivered: 0 }]]) },
    { atSeconds: 2, costs: new Map([['x', { requests: 3, bytes: 900, delivered: 3 }]]) },
  ];
  assert.deepEqual(costSeries(samples, ['x'], 'bytesPerEvent').lanes, [[null, 300]]);
  assert.deepEqual(costSeries(samples, ['x'], 'requests').lanes, [[1, 3]]);
});
