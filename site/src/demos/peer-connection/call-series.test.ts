import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callSeries, keepCallSample } from './call-series.ts';
import { sampleOf, type CallSample } from './call-stats.ts';

const at = (atSeconds: number): CallSample => ({
  ...sampleOf(null, { near: [], far: [], atMs: 0 }, 0),
  atSeconds,
  sentFps: atSeconds * 2,
});

test('a line has a point for each sample, and none where nothing is known', () => {
  assert.deepEqual(callSeries([at(1), at(2)], ['sentFps', 'shownFps']), {
    x: [1, 2],
    lanes: [
      [2, 4],
      [null, null],
    ],
  });
});

test('a minute is kept', () => {
  let samples: readonly CallSample[] = [];
  for (let second = 0; second < 70; second += 1) samples = keepCallSample(samples, at(second));
  assert.deepEqual([samples.length, samples[0]?.atSeconds], [60, 10]);
});
