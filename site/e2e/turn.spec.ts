/** A call that is forced through our TURN server, and what the wire proves of it. */
import type { Locator, Page } from '@playwright/test';
import { openBench, runToEnd } from './support/bench.ts';
import { expect, test, webRtcPath, type LabServer } from './support/lab.ts';
import { hasRows, wireRows } from './support/wire.ts';

const title = 'Live · through the relay';

const proof = (bench: Locator) => bench.getByRole('region', { name: 'What the wire proves' });
const sight = (bench: Locator) => bench.getByRole('region', { name: /^What the relay sees/ });

async function runRelay(page: Page, lab: LabServer, way?: string): Promise<Locator> {
  const bench = await openBench(page, lab, title, webRtcPath);
  const choice = bench.getByRole('combobox', { name: 'to the server' });
  if (way !== undefined) await choice.selectOption({ label: way });
  await runToEnd(bench);
  return bench;
}

async function expectRelayed(bench: Locator): Promise<void> {
  await expect(
    bench.getByText(/20\.0 kB went from Alice to Bob, relay to relay/).first(),
  ).toBeVisible();
  await expect(proof(bench)).toContainText(
    /127\.0\.0\.1:\d+ for \d+ s, 127\.0\.0\.1:\d+ for \d+ s/,
  );
  await expect(proof(bench)).toContainText(/0x4\d{3} is 127\.0\.0\.1:\d+/);
  await expect(proof(bench)).toContainText(/\d+ × DTLS/);
  await expect(proof(bench)).not.toContainText('not on the wire yet');
  await expect(sight(bench)).toContainText(/It stands in 0 of \d+ records/);
  await expect(sight(bench)).toContainText(/The server counted [\d.]+ kB of relayed data/);
  await expect(sight(bench)).toContainText(/Your user name \d+:\S+ says itself when it ends/);
}

test('turn-relay: all that Alice and Bob say goes through the relay, and nobody there can read it', async ({
  page,
  lab,
  pageErrors,
}) => {
  const bench = await runRelay(page, lab);
  await expectRelayed(bench);
  await expect(proof(bench)).toContainText('2 Allocate requests without credentials');
  await wireRows(bench, hasRows(/^Refresh success response/, 2));
  expect(pageErrors).toEqual([]);
});

test('the same over TCP', async ({ page, lab }) => {
  await expectRelayed(await runRelay(page, lab, 'over TCP'));
});

test('a server that sends its clients elsewhere answers 300, and Chromium does not go to its own machine', async ({
  page,
  lab,
}) => {
  const bench = await runRelay(page, lab, 'sent elsewhere');
  await expect(
    bench.getByText(/No relayed candidate: icecandidateerror 300/).first(),
  ).toBeVisible();
  await expect(
    proof(bench)
      .getByText(/^300 Try Alternate/)
      .first(),
  ).toBeVisible();
});

test('a wrong password gets 401, on the wire and in the event', async ({ page, lab }) => {
  const bench = await runRelay(page, lab, 'with a wrong password');
  await expect(
    bench.getByText(/No relayed candidate: icecandidateerror 401/).first(),
  ).toBeVisible();
  await expect(proof(bench).getByText(/^401 /).first()).toBeVisible();
});
