/** Cross-site WebSocket hijacking: which protection acts, in this browser, for real. */
import { chromium, type Locator } from '@playwright/test';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { attend, openBench, runButton, runToEnd } from './support/bench.ts';
import { expect, test, webSocketPath } from './support/lab.ts';
import { rowsWith, wireRows } from './support/wire.ts';

const title = 'Cross-site WebSocket hijacking';

async function choose(bench: Locator, label: string, option: string): Promise<void> {
  await bench.getByRole('combobox', { name: label }).selectOption({ label: option });
}

const verdict = (bench: Locator) => bench.getByRole('region', { name: 'What came of it' });

/** The table, row by row, without its heads. */
async function tableOf(bench: Locator): Promise<string[][]> {
  const rows = await bench.getByRole('table').first().locator('tbody tr').all();
  return Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()));
}

test('websocket-hijack: a student can see who is hijacked, and which protection acted for everybody else', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, title, webSocketPath);
  await bench.getByRole('checkbox', { name: 'every combination' }).check();
  await runToEnd(bench, 'Attack');
  const sameSite = ['hijacked', '403'];
  // In this profile third-party cookies are blocked, so that None does not help the attacker.
  const elsewhere = ['no cookie', '403, no cookie', 'no cookie', '403, no cookie'];
  const table = ['absent', 'Lax', 'Strict', 'None'].map((value) => [
    value,
    ...sameSite,
    ...elsewhere,
  ]);
  await expect.poll(() => tableOf(bench)).toEqual(table);
  const rows = await wireRows(bench);
  expect(rowsWith(rows, /101 Switching Protocols/)).toHaveLength(12);
  expect(rowsWith(rows, /403 Forbidden/)).toHaveLength(12);
});

test('a student can attack once, read why, and switch the Origin check on', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, title, webSocketPath);
  await choose(bench, 'cookie’s SameSite', 'Strict');
  await runToEnd(bench, 'Attack');
  await expect(verdict(bench)).toContainText('Hijacked. The handshake carried the cookie');
  await expect(verdict(bench)).toContainText('Cookiesent');
  const attackerPage = bench.frameLocator('iframe[title="The attacker’s page"]');
  await expect(attackerPage.getByText(/^I got: \{"user":"strict-b-none"/)).toBeVisible();
  await choose(bench, 'server’s check', 'Origin must be ours');
  await runToEnd(bench, 'Attack');
  await expect(verdict(bench)).toContainText('The Origin check acted');
  await expect(verdict(bench)).toContainText('SameSite had let the cookie through');
  await choose(bench, 'attacker’s page', 'a sandboxed frame, origin null');
  await runToEnd(bench, 'Attack');
  await expect(verdict(bench)).toContainText('answered null with 403');
});

test('a student without a mouse comes from the prediction to the bench that was below the screen', async ({
  page,
  lab,
}) => {
  await page.goto(lab.url + webSocketPath);
  const choice = page.getByRole('button', { name: 'Everything: the cookie is sent' });
  // The choice is the last thing on the screen.
  await choice.evaluate((element) =>
    scrollBy(0, element.getBoundingClientRect().bottom - innerHeight + 4),
  );
  await choice.evaluate((element) => element.focus());
  const bench = page.getByRole('region', { name: title, exact: true });
  await expect(runButton(bench, 'Attack')).toBeEnabled();
  await page.keyboard.press('Tab');
  await expect(bench.getByRole('button', { name: 'Recorded', exact: true })).toBeFocused();
});

test('a student whose browser allows third-party cookies sees SameSite=None hijacked from another site', async ({
  lab,
}) => {
  const profile = await mkdtemp(join(tmpdir(), 'wireside-profile-'));
  await mkdir(join(profile, 'Default'));
  const preferences = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };
  await writeFile(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  const { use } = test.info().project;
  const context = await chromium.launchPersistentContext(profile, { ...use.launchOptions });
  try {
    const page = await context.newPage();
    await page.goto(lab.url + webSocketPath);
    const bench = await attend(page, title);
    await choose(bench, 'attacker’s page', 'the other name, another site');
    for (const [value, words] of [
      ['Lax', 'its attribute SameSite=Lax kept it from another site'],
      ['None', 'Hijacked.'],
    ] as const) {
      await choose(bench, 'cookie’s SameSite', value);
      await runToEnd(bench, 'Attack');
      await expect(verdict(bench)).toContainText(words);
    }
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
});

test('a student who reads these pages under the other name sees the same', async ({
  page,
  lab,
}) => {
  await page.goto(lab.url.replace('127.0.0.1', 'localhost') + webSocketPath);
  const bench = await attend(page, title);
  await choose(bench, 'attacker’s page', 'the other name, another site');
  await expect(runButton(bench, 'Attack')).toBeEnabled();
  await runToEnd(bench, 'Attack');
  await expect(verdict(bench)).toContainText('The cookie was not sent');
  await expect(verdict(bench)).toContainText('http://127.0.0.1:');
});
