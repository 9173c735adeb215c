/** The call: two ends in one page, with pictures that Chromium makes up, and with Bob. */
import type { Locator, Page } from '@playwright/test';
import config, { browserFlags } from '../playwright.config.ts';
import { openBench, runButton, stopButton } from './support/bench.ts';
import { expect, test, webRtcPath, type LabServer } from './support/lab.ts';

const args = [...browserFlags, '--use-fake-device-for-media-stream'];
test.use({ launchOptions: { ...config.use?.launchOptions, args } });

async function call(page: Page, lab: LabServer, side = 'a second connection of this page') {
  const bench = await openBench(page, lab, 'Live · a call', webRtcPath);
  await bench.getByRole('combobox', { name: 'the other side' }).selectOption(side);
  await runButton(bench, 'Call').click();
  return bench;
}

/** Frames per second that leave and that are shown, and packets lost, as the bench tells them. */
async function numbers(bench: Locator) {
  const words = await bench
    .getByText(/frames per second leave/)
    .first()
    .innerText();
  const [sent = 0, , shown = 0, lost = 0] = (words.match(/\d+/g) ?? []).map(Number);
  return { sent, shown, lost };
}

const shown = async (bench: Locator): Promise<number> => (await numbers(bench)).shown;

const counted = async (bench: Locator, name: string): Promise<number> => {
  const group = bench.locator('.call-numbers div').filter({ hasText: new RegExp(`^${name}\\d`) });
  return Number(await group.locator('dd').innerText());
};

test('mini-call: both pictures come, a missing frame stops one, and codec, limit and hold are seen in the numbers', async ({
  page,
  lab,
  pageErrors,
}) => {
  const bench = await call(page, lab);
  await expect.poll(() => shown(bench), { timeout: 15_000 }).toBeGreaterThan(3);
  const does = bench.getByRole('table', { name: 'What the connection does' });
  await expect(does).toContainText('DTLS 1.3');
  const dropped = bench.getByRole('slider', { name: 'frames thrown away' });
  await dropped.fill('5');
  await expect
    .poll(async () => {
      const { sent, shown } = await numbers(bench);
      return shown < sent / 2;
    })
    .toBe(true);
  await expect.poll(() => counted(bench, 'key frames asked for')).toBeGreaterThan(0);
  expect((await numbers(bench)).lost).toBe(0);
  await dropped.fill('0');
  await bench.getByRole('combobox', { name: 'codec first' }).selectOption('VP9');
  await expect(does).toContainText('VP9');
  expect(await counted(bench, 'negotiations')).toBe(2);
  await bench.getByRole('slider', { name: 'maxBitrate' }).fill('1');
  await expect(does).toContainText(/aims at (\d\d|100) kbit\/s/);
  expect(await counted(bench, 'negotiations')).toBe(2);
  await bench.getByRole('checkbox', { name: 'hold' }).check();
  const transceivers = bench.getByRole('table', { name: 'Transceivers' });
  await expect(transceivers.getByRole('row', { name: /video inactive inactive/ })).toBeVisible();
  await stopButton(bench).click();
  expect(pageErrors).toEqual([]);
});

test('through a relay that loses packets the numbers tell what was lost, and what was sent again', async ({
  page,
  lab,
}) => {
  const bench = await call(page, lab, 'the same, through a relay that loses packets');
  await expect.poll(() => shown(bench), { timeout: 15_000 }).toBeGreaterThan(3);
  await bench.getByRole('slider', { name: 'packets lost on the way' }).fill('5');
  await expect
    .poll(async () => (await numbers(bench)).lost, { timeout: 15_000 })
    .toBeGreaterThan(0);
  await expect.poll(() => counted(bench, 'retransmitted')).toBeGreaterThan(0);
  await stopButton(bench).click();
});

test('a student can change to the camera without a negotiation, and no track is live after Stop', async ({
  page,
  context,
  lab,
}) => {
  await context.grantPermissions(['camera', 'microphone']);
  const bench = await call(page, lab);
  await expect.poll(() => shown(bench), { timeout: 15_000 }).toBeGreaterThan(0);
  await bench.getByRole('combobox', { name: 'Alice sends' }).selectOption('camera and microphone');
  await expect(bench.getByRole('row', { name: /video.*fake_device_0/ })).toBeVisible();
  await bench.getByRole('checkbox', { name: 'echo cancellation' }).uncheck();
  expect(await counted(bench, 'negotiations')).toBe(1);
  await stopButton(bench).click();
  const states = bench.locator('video').evaluateAll((elements) =>
    elements.flatMap((element) => {
      const { srcObject } = element as HTMLVideoElement;
      return srcObject instanceof MediaStream
        ? srcObject.getTracks().map(({ readyState }) => readyState)
        : [];
    }),
  );
  expect(new Set(await states)).toEqual(new Set(['ended']));
});

test('packets that are lost are sent again, and without a permission it is said what to do', async ({
  page,
  context,
  lab,
}) => {
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 20,
    downloadThroughput: -1,
    uploadThroughput: -1,
    packetLoss: 5,
  });
  const bench = await call(page, lab);
  await expect
    .poll(async () => (await bench.getByText(/leave with/).count()) > 0, { timeout: 15_000 })
    .toBe(true);
  await expect.poll(() => counted(bench, 'retransmitted'), { timeout: 20_000 }).toBeGreaterThan(0);
  expect(await shown(bench)).toBeGreaterThan(0);
  await context.clearPermissions();
  await bench.getByRole('combobox', { name: 'Alice sends' }).selectOption('camera and microphone');
  await expect(bench.getByText(/NotAllowedError.*drawing and the tone/)).toBeVisible();
  await stopButton(bench).click();
});

test('with Bob the picture comes back, and his datagrams are on the wire', async ({
  page,
  lab,
}) => {
  const bench = await call(page, lab, 'Bob, in the lab server');
  await expect.poll(() => shown(bench), { timeout: 20_000 }).toBeGreaterThan(0);
  await expect(bench.getByRole('table', { name: 'What the connection does' })).toContainText(
    'DTLS 1.2',
  );
  await expect(bench.getByRole('listbox', { name: 'Records, oldest first' })).toBeVisible();
  await stopButton(bench).click();
});
