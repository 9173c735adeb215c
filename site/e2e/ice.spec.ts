/** Two peers in one page find each other: candidates, pairs, checks, consent. */
import type { Locator, Page } from '@playwright/test';
import config, { browserFlags } from '../playwright.config.ts';
import { openBench, runButton, stopButton } from './support/bench.ts';
import { expect, test, webRtcPath, type LabServer } from './support/lab.ts';

const args = [...browserFlags, '--use-fake-device-for-media-stream'];
test.use({ launchOptions: { ...config.use?.launchOptions, args } });

const title = 'Live · two peers find each other';

const candidates = (bench: Locator) =>
  bench.getByRole('region', { name: 'Candidates', exact: true });
const pairs = (bench: Locator) => bench.getByRole('region', { name: 'Candidate pairs' });

async function openCall(page: Page, lab: LabServer): Promise<Locator> {
  return openBench(page, lab, title, webRtcPath);
}

async function untilConnected(bench: Locator, path = /by host and host/): Promise<void> {
  const words = bench.getByRole('paragraph').filter({ hasText: /^Connected after \d+ ms/ });
  await expect(words).toContainText(path);
}

async function choose(bench: Locator, name: string, label: string): Promise<void> {
  await bench.getByRole('combobox', { name, exact: true }).selectOption({ label });
}

test('ice-view: two peers without any server connect, and ICE restarts under the call', async ({
  page,
  lab,
  pageErrors,
}) => {
  const bench = await openCall(page, lab);
  await runButton(bench).click();
  await untilConnected(bench);
  await expect(candidates(bench).getByRole('row').nth(1)).toContainText(/host.*\.local:\d+/);
  await expect(bench.getByRole('listitem').filter({ hasText: 'type: host' })).toHaveText(/^126/);
  await expect(pairs(bench).getByRole('button', { name: /^selected/ })).toHaveCount(1);
  await expect(bench.getByText(/\d+ consent requests?/).first()).toBeVisible();
  await expect(bench.getByText(/controlling: she made the offer/).first()).toBeVisible();
  await bench.getByRole('button', { name: 'Restart ICE' }).click();
  await expect(candidates(bench).getByText('restart 1').first()).toBeVisible();
  await untilConnected(bench);
  await stopButton(bench).click();
  expect(pageErrors).toEqual([]);
});

test('a page with the permission for the microphone sees addresses instead of names', async ({
  page,
  context,
  lab,
}) => {
  await context.grantPermissions(['microphone']);
  const bench = await openCall(page, lab);
  await bench.getByRole('checkbox', { name: /real addresses/ }).check();
  await runButton(bench).click();
  await untilConnected(bench);
  await expect(candidates(bench)).not.toContainText('.local');
  await expect(candidates(bench)).toContainText(/\d+\.\d+\.\d+\.\d+:\d+|\[[0-9a-f:]+\]:\d+/);
});

test('a peer that was told of no candidate learns one from a check', async ({ page, lab }) => {
  const bench = await openCall(page, lab);
  await choose(bench, 'candidates', 'Bob sends none');
  await runButton(bench).click();
  await untilConnected(bench, /by host and prflx/);
  await expect(
    pairs(bench)
      .getByRole('columnheader', { name: /Bob prflx/ })
      .first(),
  ).toBeVisible();
  await expect(bench.getByText(/nobody told of it/).first()).toBeVisible();
});

test('with relay only and no server there is no candidate, and that is said', async ({
  page,
  lab,
}) => {
  const bench = await openCall(page, lab);
  await choose(bench, 'use', 'relay only');
  await runButton(bench).click();
  await expect(bench.getByText(/Only relayed candidates may be used/).first()).toBeVisible();
});
