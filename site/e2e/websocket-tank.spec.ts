/** Back-pressure: what a page sends and nobody reads waits in the page. */
import type { Locator } from '@playwright/test';
import { openBench, runButton, stopButton } from './support/bench.ts';
import { expect, test, webSocketPath } from './support/lab.ts';

const vessel = (bench: Locator, label: string) =>
  bench.getByRole('list', { name: 'Where the bytes are' }).getByRole('listitem').filter({
    hasText: label,
  });

const valve = (bench: Locator) => bench.getByRole('checkbox', { name: 'reads' });

/** What the demo says, not what it tells a screen reader. */
const said = (bench: Locator, words: string | RegExp) =>
  bench.getByRole('paragraph').filter({ hasText: words });

test('websocket-tank: a student can see 32,768,000 bytes wait in the page, and drain once the server reads', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Back-pressure tank', webSocketPath);
  await runButton(bench, 'Send').click();
  await expect(said(bench, 'everything was handed over at once')).toBeVisible();
  await expect(vessel(bench, 'not sent yet')).toContainText('0 B');
  await expect(bench.getByRole('cell', { name: '32,768,000 B (32.8 MB)' })).toBeVisible();
  await expect(vessel(bench, 'read')).toContainText('read0 B');
  await expect(bench.getByRole('combobox', { name: 'how fast the server reads' })).toBeDisabled();
  await valve(bench).check();
  await expect(said(bench, /all 32,768,000 B were read after/)).toBeVisible({
    timeout: 30_000,
  });
  await expect(vessel(bench, 'read')).toContainText('32,768,000 B');
});

test('a student can hold back by bufferedAmount, and by WebSocketStream', async ({ page, lab }) => {
  const bench = await openBench(page, lab, 'Back-pressure tank', webSocketPath);
  const rate = bench.getByRole('combobox', { name: 'how fast the server reads' });
  await rate.selectOption({ label: '8 MB per second' });
  for (const [way, mostBytes] of [
    ['wait for bufferedAmount', 1_100_000],
    ['WebSocketStream', 200_000],
  ] as const) {
    await valve(bench).uncheck();
    await bench.getByRole('radio', { name: way }).check();
    await runButton(bench, 'Send').click();
    await expect(said(bench, /the producer holds \d+\.\d MB back/)).toBeVisible();
    await valve(bench).check();
    await expect(said(bench, `${way}: all 32,768,000 B were read`)).toBeVisible({
      timeout: 30_000,
    });
    const row = bench.getByRole('row').filter({ hasText: way });
    const peak = await row.getByRole('cell').first().innerText();
    const peakBytes = Number(/^[\d,]+/.exec(peak)?.[0].replaceAll(',', ''));
    expect(peakBytes).toBeGreaterThan(0);
    expect(peakBytes).toBeLessThan(mostBytes);
  }
});

test('a student can stop while bytes wait, and the connection is gone', async ({ page, lab }) => {
  const bench = await openBench(page, lab, 'Back-pressure tank', webSocketPath);
  await runButton(bench, 'Send').click();
  await expect(said(bench, 'everything was handed over at once')).toBeVisible();
  await stopButton(bench).click();
  await expect(said(bench, /^Stopped: 32,768,000 B waited/)).toBeVisible();
  const webSockets = async () => {
    const health = await page.request.get(`${lab.url}/api/health`);
    return ((await health.json()) as { counters: Record<string, number> }).counters['webSockets'];
  };
  await expect.poll(webSockets).toBe(0);
});
