/** The race: what costs how much depends on the rate. Order is asserted, never a number of bytes. */
import type { Locator } from '@playwright/test';
import { openBench, runToEnd } from './support/bench.ts';
import { expect, test } from './support/lab.ts';

interface Lane {
  readonly events: number;
  readonly medianMs: number;
  readonly requests: number;
  readonly bytesPerEvent: number;
}

async function lanesOf(bench: Locator): Promise<Map<string, Lane>> {
  const rows = await bench
    .getByRole('table', { name: 'Latency and cost of each lane' })
    .locator('tbody tr')
    .evaluateAll((elements) =>
      elements.map((row) => [...row.querySelectorAll('th, td')].map((cell) => cell.textContent)),
    );
  return new Map(
    rows.map(([lane = '', events, median, , requests, bytes]) => [
      lane.replace('your guess', ''),
      {
        events: Number(events),
        medianMs: Number.parseFloat(median ?? ''),
        requests: Number(requests),
        bytesPerEvent: Number(bytes),
      },
    ]),
  );
}

async function race(bench: Locator, rate: string, events: string): Promise<Map<string, Lane>> {
  await bench.getByRole('combobox', { name: 'events per second' }).selectOption(rate);
  await bench.getByRole('combobox', { name: 'events', exact: true }).selectOption(events);
  await runToEnd(bench, 'Race');
  const lanes = await lanesOf(bench);
  for (const [name, lane] of lanes) expect(lane.events, name).toBe(Number(events));
  return lanes;
}

function cost(lanes: Map<string, Lane>, name: string): number {
  return lanes.get(name)?.bytesPerEvent ?? Number.NaN;
}

test('a student has to guess before the race starts', async ({ page, lab }) => {
  const bench = await openBench(page, lab, 'The race');
  await expect(bench.getByRole('button', { name: 'Guess first' })).toBeDisabled();
  await bench.getByRole('radio', { name: 'long polling' }).check();
  await expect(bench.getByRole('button', { name: 'Race' })).toBeEnabled();
  await expect(bench.getByRole('row', { name: /long polling/ })).toContainText('your guess');
});

test('race: a student can see the ranking of polling and long polling flip with the rate', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'The race');
  await bench.getByRole('radio', { name: 'server-sent events' }).check();
  const often = await race(bench, '10', '50');
  expect(often.size).toBe(4);
  expect(cost(often, 'long polling')).toBeGreaterThan(cost(often, 'polling every 1 s'));
  expect(cost(often, 'long polling')).toBeGreaterThan(cost(often, 'polling every 200 ms'));
  for (const other of ['polling every 1 s', 'polling every 200 ms', 'long polling']) {
    expect(cost(often, 'server-sent events'), other).toBeLessThan(cost(often, other));
  }
  expect(often.get('server-sent events')?.requests).toBe(1);
  expect(often.get('long polling')?.medianMs).toBeLessThan(
    often.get('polling every 200 ms')?.medianMs ?? 0,
  );
  expect(often.get('polling every 200 ms')?.medianMs).toBeLessThan(
    often.get('polling every 1 s')?.medianMs ?? 0,
  );
  await expect(bench.getByRole('figure')).toHaveCount(3);
  const seldom = await race(bench, '0.5', '4');
  expect(cost(seldom, 'long polling')).toBeLessThan(cost(seldom, 'polling every 1 s'));
  expect(cost(seldom, 'polling every 1 s')).toBeLessThan(cost(seldom, 'polling every 200 ms'));
});
