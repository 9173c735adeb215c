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

/** Each of the named lanes is cheaper than the next. */
function expectOrder(
  lanes: Map<string, Lane>,
  what: 'bytesPerEvent' | 'medianMs',
  ...names: readonly string[]
): void {
  const figures = names.map((name) => lanes.get(name)?.[what] ?? Number.NaN);
  for (const [index, name] of names.entries()) {
    if (index > 0)
      expect(figures[index], `${name} after ${names[index - 1]}`).toBeGreaterThan(
        figures[index - 1] ?? Number.NaN,
      );
  }
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
  const often = await race(bench, '10', '20');
  expectOrder(often, 'bytesPerEvent', 'polling every 1 s', 'long polling');
  expectOrder(often, 'bytesPerEvent', 'polling every 200 ms', 'long polling');
  expectOrder(often, 'bytesPerEvent', 'WebSocket', 'server-sent events', 'polling every 1 s');
  expectOrder(often, 'bytesPerEvent', 'WebSocket', 'Socket.IO', 'Socket.IO, polling only');
  for (const name of ['server-sent events', 'WebSocket']) {
    expect(often.get(name)?.requests, name).toBe(1);
  }
  expectOrder(often, 'medianMs', 'long polling', 'polling every 200 ms', 'polling every 1 s');
  await expect(bench.getByRole('figure')).toHaveCount(3);
  const seldom = await race(bench, '0.5', '4');
  expectOrder(seldom, 'bytesPerEvent', 'long polling', 'polling every 1 s', 'polling every 200 ms');
  expectOrder(seldom, 'bytesPerEvent', 'WebSocket', 'server-sent events', 'long polling');
  await expect(
    bench.getByText(/Least: WebSocket, .* One request opened a connection/),
  ).toBeVisible();
});
