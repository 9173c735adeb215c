/** The student's own browser asks our STUN server, and the answer is worked out. */
import type { Locator } from '@playwright/test';
import config, { browserFlags } from '../playwright.config.ts';
import { openBench, runToEnd } from './support/bench.ts';
import { expect, test, webRtcPath } from './support/lab.ts';
import { hasRows, wireRows } from './support/wire.ts';

const args = [...browserFlags, '--use-fake-device-for-media-stream'];
test.use({ launchOptions: { ...config.use?.launchOptions, args } });

const title = 'Live · what address do I have?';

const undone = (bench: Locator, name: RegExp) =>
  bench.getByRole('region', { name: 'XOR-MAPPED-ADDRESS, undone' }).getByRole('table', { name });
const made = (bench: Locator) => bench.getByRole('region', { name: 'The candidate' });

test('stun-binding: the address in the answer is worked out from its bytes, and is the candidate', async ({
  page,
  lab,
  pageErrors,
}) => {
  const bench = await openBench(page, lab, title, webRtcPath);
  await runToEnd(bench);
  await expect(undone(bench, /^the IPv4 address: 127\.0\.0\.1$/)).toBeVisible();
  const caption = await undone(bench, /^the port: \d+$/)
    .locator('caption')
    .innerText();
  const port = caption.replace(/\D/g, '');
  await expect(made(bench).getByRole('listitem').filter({ hasText: 'srflx' })).toHaveText(
    `srflx 127.0.0.1:${port}`,
  );
  await expect(made(bench)).toContainText('the address is your own');
  const rows = await wireRows(bench, hasRows(/^Binding success response/));
  expect(rows.map(({ what }) => what)).toContainEqual(expect.stringMatching(/^Binding request/));
  expect(pageErrors).toEqual([]);
});

test('a server that pretends a NAT is believed', async ({ page, lab }) => {
  const bench = await openBench(page, lab, title, webRtcPath);
  await bench.getByRole('checkbox', { name: 'pretend a NAT' }).check();
  await runToEnd(bench);
  await expect(undone(bench, /^the IPv4 address: 203\.0\.113\.7$/)).toBeVisible();
  await expect(made(bench)).toContainText(/srflx 203\.0\.113\.7:\d+/);
  await expect(made(bench)).toContainText('looks like the outside of a NAT');
});

test('an answer that equals the host candidate makes no second one', async ({
  page,
  context,
  lab,
}) => {
  await context.grantPermissions(['microphone']);
  const bench = await openBench(page, lab, title, webRtcPath);
  await bench.getByRole('checkbox', { name: /real addresses/ }).check();
  await runToEnd(bench);
  await expect(made(bench)).toContainText('your host candidate itself');
  await expect(made(bench)).not.toContainText('srflx');
});
