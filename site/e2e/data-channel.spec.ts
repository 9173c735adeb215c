/** Data channels: between two connections of the page, with packets lost on purpose, and with Bob on the wire. */
import type { Locator, Page } from '@playwright/test';
import { openBench, runButton, runToEnd, stopButton } from './support/bench.ts';
import { expect, test, webRtcPath, type LabServer } from './support/lab.ts';

const openChannels = (page: Page, lab: LabServer) =>
  openBench(page, lab, 'Live · data channels', webRtcPath);

/** `1,114,112 B`, as a number. */
const bytes = (text: string): number => Number.parseInt(text.replaceAll(',', ''), 10);

async function connect(bench: Locator): Promise<void> {
  await runButton(bench, 'Connect').click();
  await expect(bench.getByText('Alice · chat: open, stream')).toBeVisible();
}

async function create(bench: Locator, label: string, ordered: boolean, reliability: string) {
  await bench.getByRole('textbox', { name: 'label' }).fill(label);
  await bench.getByRole('checkbox', { name: 'ordered' }).setChecked(ordered);
  await bench.getByRole('combobox', { name: 'reliability' }).selectOption(reliability);
  await bench.getByRole('button', { name: 'Create' }).click();
  await expect(bench.getByText(`Alice · ${label}: open`)).toBeVisible();
}

/** Cells of the newest burst: other side, arrived, missing, overtaken, time. */
async function burst(bench: Locator, label: string): Promise<string[]> {
  const rows = bench.getByRole('region', { name: 'Bursts' }).locator('tbody tr');
  const before = await rows.count();
  await bench.getByRole('button', { name: `Burst of 200 on ${label}` }).click();
  await expect(rows).toHaveCount(before + 1, { timeout: 20_000 });
  return rows.last().getByRole('cell').allInnerTexts();
}

test('a student can send text and bytes both ways, and reads why a message is too long', async ({
  page,
  lab,
  pageErrors,
}) => {
  const bench = await openChannels(page, lab);
  await connect(bench);
  await bench.getByRole('button', { name: 'Send text' }).click();
  await expect(bench.getByText('the other side ← chat: “hello”')).toBeVisible();
  await bench.getByRole('combobox', { name: 'who sends' }).selectOption('the other side');
  await bench.getByRole('button', { name: 'Send bytes' }).click();
  await expect(bench.getByText('Alice ← chat: 5 bytes')).toBeVisible();
  await bench.getByRole('button', { name: 'Send 262,145 bytes' }).click();
  await expect(bench.getByText('chat: TypeError')).toBeVisible();
  await bench.getByRole('checkbox', { name: 'negotiated' }).check();
  await create(bench, 'game', true, 'reliable');
  await expect(bench.getByRole('row', { name: /^game/ })).toContainText('100 negotiated');
  await stopButton(bench).click();
  expect(pageErrors).toEqual([]);
});

test('where packets are lost, a reliable channel brings all in order, and one without retransmission does not', async ({
  page,
  context,
  lab,
}) => {
  const bench = await openChannels(page, lab);
  // What the developer tools do for a profile with packet loss: it holds for connections that are made afterwards.
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 20,
    downloadThroughput: -1,
    uploadThroughput: -1,
    packetLoss: 10,
  });
  await connect(bench);
  await create(bench, 'game', false, 'maxRetransmits');
  const [, arrived, missing, overtaken] = await burst(bench, 'chat');
  expect([arrived, missing, overtaken]).toEqual(['200', '0', '0']);
  const [, , missingOfGame] = await burst(bench, 'game');
  expect(Number(missingOfGame)).toBeGreaterThan(0);
});

test('with Bob the messages come back, and his datagrams are on the wire', async ({
  page,
  lab,
}) => {
  const bench = await openChannels(page, lab);
  await bench
    .getByRole('combobox', { name: 'the other side' })
    .selectOption({ label: 'Bob, in the lab server' });
  await connect(bench);
  await bench.getByRole('button', { name: 'Send text' }).click();
  await expect(bench.getByText('Alice ← chat: “hello”')).toBeVisible();
  await expect(bench.getByRole('button', { name: 'Send 65,537 bytes' })).toBeVisible();
  await expect(bench.getByRole('listbox', { name: 'Records, oldest first' })).toBeVisible();
  await stopButton(bench).click();
});

test('a loop fills the page until send() throws; who waits keeps it short; a channel of its own is quick', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'Live · the tank of a data channel', webRtcPath);
  await runToEnd(bench, 'Send');
  await expect(bench.getByRole('paragraph').filter({ hasText: 'OperationError' })).toContainText(
    /took 16,7\d\d,\d{3} B of 20,971,520 B/,
  );
  await bench.getByRole('radio', { name: 'on a channel of its own' }).check();
  await runToEnd(bench, 'Send');
  await bench.getByRole('radio', { name: 'wait for bufferedamountlow' }).check();
  await runToEnd(bench, 'Send');
  const cells = async (name: RegExp) =>
    bench.getByRole('row', { name }).getByRole('cell').allInnerTexts();
  const [, fullBytes = '', , sameMs = ''] = await cells(/loop.*same channel/);
  const [, , , ownMs = ''] = await cells(/loop.*of its own/);
  const [, shortBytes = ''] = await cells(/bufferedamountlow.*of its own/);
  expect(bytes(shortBytes)).toBeLessThan(bytes(fullBytes) / 4);
  expect(Number.parseInt(ownMs, 10)).toBeLessThan(Number.parseInt(sameMs, 10));
});
