import assert from 'node:assert/strict';
import { test } from 'node:test';
import type uPlot from 'uplot';
import { chartOptions, chartWidth } from './chart-options.ts';
import { raceLanes } from './race-lanes.ts';

const chart = null as unknown as uPlot;
const element = { clientWidth: 320 } as HTMLElement;

function optionsOf(byEvent: boolean, xRange: readonly [number, number] = [0, 5]) {
  return chartOptions(element, () => ({ lanes: raceLanes, byEvent, xRange }));
}

function rangeOf(scale: uPlot.Scale | undefined, low: number, high: number) {
  assert.ok(typeof scale?.range === 'function');
  return scale.range(chart, low, high, 'y');
}

test('each lane has a line of its own, and no two lines the same dashes', () => {
  const [x, ...lines] = optionsOf(false).series;
  assert.deepEqual(x, {});
  assert.deepEqual(
    lines.map(({ label }) => label),
    raceLanes.map(({ label }) => label),
  );
  assert.equal(new Set(lines.map(({ dash }) => JSON.stringify(dash))).size, raceLanes.length);
});

test('costs begin at zero, and leave room above the highest', () => {
  const { y } = optionsOf(false).scales ?? {};
  assert.deepEqual(rangeOf(y, 3, 100), [0, 110.00000000000001]);
  assert.deepEqual(rangeOf(y, 0, 0), [0, 1]);
});

test('latencies stand on whole powers of ten, each with its label', () => {
  const { scales, axes } = optionsOf(true);
  assert.deepEqual(rangeOf(scales?.['y'], 0.4, 912), [0.1, 1000]);
  assert.deepEqual(rangeOf(scales?.['y'], 0.4, 3), [0.1, 100]);
  const axis = axes?.[1];
  assert.ok(typeof axis?.splits === 'function' && typeof axis.values === 'function');
  const ticks = axis.splits(chart, 1, 0.1, 1000, 1, 1);
  assert.deepEqual(axis.values(chart, ticks, 1, 1, 1), ['0.1', '1', '10', '100', '1000']);
});

test('time grows beyond its first range when a race takes longer', () => {
  const { x } = optionsOf(false, [0, 5]).scales ?? {};
  assert.deepEqual(rangeOf(x, 0, 2), [0, 5]);
  assert.deepEqual(rangeOf(x, 0, 7), [0, 7]);
});

test('a chart is never narrower than its axes need', () => {
  assert.equal(chartWidth(element), 320);
  assert.equal(chartWidth({ clientWidth: 90 } as HTMLElement), 200);
});
