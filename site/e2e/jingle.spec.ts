/** XMPP Jingle over WebSocket: the stream, a call to Bob, and what is refused. */
import type { Locator } from '@playwright/test';
import { openBench, runButton, stopButton } from './support/bench.ts';
import { expect, test, webRtcPath } from './support/lab.ts';

const title = 'Jingle over WebSocket';
const seenOf = (bench: Locator) => bench.getByRole('region', { name: 'What script saw' });
const press = (bench: Locator, name: string) =>
  bench.getByRole('button', { name, exact: true }).click();

test('jingle-phone: a student can call Bob by stanzas, with a picture, and end the call', async ({
  page,
  lab,
  pageErrors,
}) => {
  const bench = await openBench(page, lab, title, webRtcPath);
  await runButton(bench, 'Connect').click();
  await expect(seenOf(bench).getByText(/^bound to guest-/)).toBeVisible();
  await press(bench, 'Ask Bob what he can do');
  await expect(seenOf(bench).getByText('urn:xmpp:jingle:1', { exact: true })).toBeVisible();
  await press(bench, 'Call nobody');
  await expect(seenOf(bench).getByText('refused: service-unavailable')).toBeVisible();
  await bench.getByRole('checkbox', { name: /call with a picture/ }).check();
  await press(bench, 'Call Bob');
  await expect(seenOf(bench).getByText('data channel chat is open')).toBeVisible();
  const frames = () =>
    bench
      .locator('video')
      .evaluate((video: HTMLVideoElement) => video.getVideoPlaybackQuality().totalVideoFrames);
  await expect.poll(frames).toBeGreaterThan(2);
  await press(bench, 'Send Hello');
  await expect(seenOf(bench).getByText('message "Hello over the data channel"')).toBeVisible();
  const rows = bench.getByRole('list', { name: 'XMPP messages in the order of time' });
  for (const [from, to, words] of [
    ['page', 'lab.invalid', 'jingle session-initiate'],
    ['lab.invalid', 'page', 'jingle session-accept'],
    ['page', 'lab.invalid', 'jingle transport-info'],
    ['lab.invalid', 'page', 'jingle transport-info'],
  ] as const) {
    const row = rows.getByRole('listitem').filter({ hasText: `${from} to ${to}:` });
    await expect(row.filter({ hasText: words }).last()).toBeVisible();
  }
  await expect(bench.getByText("<fingerprint xmlns='urn:xmpp:jingle:apps:dtls:0'")).toBeVisible();
  await press(bench, 'Terminate');
  await expect(seenOf(bench).getByText('ended', { exact: true })).toBeVisible();
  await stopButton(bench).click();
  expect(pageErrors).toEqual([]);
});

test('jingle-phone: a wrong password is refused, and the right one is not', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, title, webRtcPath);
  const login = bench.getByRole('combobox', { name: 'I am' });
  await login.selectOption('wrong password');
  await runButton(bench, 'Connect').click();
  await expect(bench.getByText('The server refuses: not-authorized.')).toBeVisible();
  await login.selectOption('password');
  await runButton(bench, 'Connect').click();
  await expect(seenOf(bench).getByText(/^bound to alice@lab\.invalid\//)).toBeVisible();
  await stopButton(bench).click();
});
