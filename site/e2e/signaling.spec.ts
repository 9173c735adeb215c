/** Signaling: two pages call each other by a code, each in its own way; Bob answers; a wrong code is told. */
import type { Locator, Page } from '@playwright/test';
import { attend, openBench, runButton, stopButton } from './support/bench.ts';
import { expect, startLabServer, test, webRtcPath, type LabServer } from './support/lab.ts';

const title = 'A call, and its signaling';
const open = (page: Page, lab: LabServer) => openBench(page, lab, title, webRtcPath);
const choose = (bench: Locator, name: string) => bench.getByRole('radio', { name, exact: true });
const step = (bench: Locator, name: string) =>
  bench.getByRole('table').first().getByRole('button', { name });

async function say(bench: Locator, text: string): Promise<void> {
  await bench.getByRole('textbox', { name: 'say it peer to peer' }).fill(text);
  await bench.getByRole('button', { name: 'Say', exact: true }).click();
}

test('signaling-call: a student can call a page of another browser by a code, each side in its own way', async ({
  page,
  playwright,
  lab,
  pageErrors,
}, { project }) => {
  const a = await open(page, lab);
  await choose(a, 'another tab or machine').check();
  await runButton(a, 'Call').click();
  const link = a.getByRole('link', { name: 'this link in another tab' });
  await expect(a.getByText('waiting for the other side to come').first()).toBeVisible();
  const code = await a.getByRole('status', { name: /^code / }).innerText();

  // A process of its own: host candidates are names that only multicast DNS resolves (draft-ietf-mmusic-mdns-ice-candidates, section 3).
  const otherBrowser = await playwright.chromium.launch(project.use.launchOptions);
  const other = await otherBrowser.newPage();
  await other.goto((await link.getAttribute('href')) ?? '');
  const b = await attend(other, title);
  await expect(b).toBeInViewport();
  await expect(b.getByRole('textbox', { name: /^code of a room/ })).toHaveValue(code);
  await choose(b, 'long polling + POST').check();
  await runButton(b, 'Join').click();
  for (const side of [a, b])
    await expect(side.getByText(/^Connected, peer to peer/).first()).toBeVisible();

  await say(b, 'Hello from B');
  await expect(step(a, 'Hello from B, from B to A, without the server')).toBeVisible();
  await expect(step(b, 'candidate host').first()).toBeVisible();
  await step(b, 'offer, from A to B, by the server').click();
  await expect(b.getByRole('region', { name: 'The chosen message' })).toContainText(
    'a=setup:actpass',
  );
  await expect(b.getByText('Its bytes are marked in the wire below.').first()).toBeVisible();
  await expect(b.getByRole('row', { name: /^long polling \+ POST another tab/ })).toContainText(
    'ms',
  );

  await other.close();
  await expect(a.getByText(/^The other side has left/).first()).toBeVisible();
  await expect(a.getByText('waiting for the other side to come').first()).toBeVisible();
  await otherBrowser.close();
  expect(pageErrors).toEqual([]);
});

test('Bob answers a call by WebSocket, says back what he hears, and leaves with the caller', async ({
  page,
  lab,
  pageErrors,
}) => {
  const bench = await open(page, lab);
  await choose(bench, 'Bob, in the lab server').check();
  await bench.getByRole('combobox', { name: 'send' }).selectOption('a drawing that moves');
  await runButton(bench, 'Call').click();
  await expect(bench.getByText(/^Connected to Bob/).first()).toBeVisible();
  await say(bench, 'Hello Bob');
  await expect(step(bench, 'Hello Bob, from B to A, without the server')).toBeVisible();
  const video = bench.getByLabel('what A receives');
  await expect
    .poll(() => video.evaluate((element) => (element as HTMLVideoElement).videoWidth))
    .toBeGreaterThan(0);
  await stopButton(bench).click();
  await expect(bench.getByText('The call is over.').first()).toBeVisible();
  expect(pageErrors).toEqual([]);
});

test('a wrong code is told in the server’s words, and copy and paste needs no server', async ({
  page,
  lab,
}) => {
  const bench = await open(page, lab);
  await choose(bench, 'another tab or machine').check();
  const code = bench.getByRole('textbox', { name: /^code of a room/ });
  await code.fill('K0XPD');
  await expect(bench.getByText(/none of them is 0, O/).first()).toBeVisible();
  await code.fill('AAAAA');
  await runButton(bench, 'Join').click();
  await expect(bench.getByText(/^No room has this code/).first()).toBeVisible();

  await choose(bench, 'copy and paste').check();
  await choose(bench, 'a second peer in this page').check();
  await runButton(bench, 'Call').click();
  for (const [from, to, what] of [
    ['Side A', 'Side B', 'offer'],
    ['Side B', 'Side A', 'answer'],
  ] as const) {
    const out = bench.getByRole('region', { name: from }).getByRole('textbox').first();
    await expect(out).toHaveValue(/^\{"type"/);
    const side = bench.getByRole('region', { name: to });
    await side.getByRole('textbox', { name: /^paste/ }).fill(await out.inputValue());
    await side.getByRole('button', { name: `Take the ${what}` }).click();
  }
  await expect(bench.getByText(/^Connected, peer to peer/).first()).toBeVisible();
  await expect(bench.getByText('0 records').first()).toBeVisible();
});

test('a call goes on when its signaling server is gone', async ({ page }) => {
  const own = await startLabServer();
  try {
    const bench = await open(page, own);
    await runButton(bench, 'Call').click();
    await expect(bench.getByText(/^Connected, peer to peer/).first()).toBeVisible();
    await own.stop();
    await expect(bench.getByText(/^The signaling server does not answer/).first()).toBeVisible();
    await say(bench, 'Still here');
    await expect(step(bench, 'Still here, from A to B, without the server')).toBeVisible();
    await expect(bench.getByText(/^Connected, peer to peer/).first()).toBeVisible();
  } finally {
    await own.stop();
  }
});
