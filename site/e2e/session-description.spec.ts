/** SDP anatomy: the descriptions of a real call of the page, explained, compared, and changed. */
import type { Locator, Page } from '@playwright/test';
import { benchOf } from './support/bench.ts';
import { expect, test, webRtcPath, type LabServer } from './support/lab.ts';

async function openAt(page: Page, lab: LabServer, title: string): Promise<Locator> {
  await page.goto(lab.url + webRtcPath);
  const bench = benchOf(page, title);
  await bench.scrollIntoViewIfNeeded();
  return bench;
}

async function startCall(page: Page, lab: LabServer): Promise<Locator> {
  const bench = await openAt(page, lab, 'SDP, line by line');
  await bench.getByRole('button', { name: 'Start a call' }).click();
  await expect(bench.getByRole('listbox', { name: 'Lines of the offer' })).toBeVisible();
  return bench;
}

const line = (bench: Locator, text: RegExp) => bench.getByRole('option', { name: text }).first();
const detail = (bench: Locator) => bench.getByRole('region', { name: 'The chosen line' });

test('sdp-anatomy: a student can have every line of a running call explained, by mouse and by keys', async ({
  page,
  lab,
  pageErrors,
}) => {
  const bench = await startCall(page, lab);
  expect(await bench.getByRole('option').count()).toBeGreaterThan(100);
  await expect(detail(bench)).toContainText('Hash of the certificate');
  await expect(detail(bench).getByRole('link').first()).toHaveText('RFC 8122 §5');
  await line(bench, /a=group:BUNDLE/).click();
  await detail(bench)
    .getByRole('button', { name: /in the group: a=mid:1/ })
    .click();
  await expect(line(bench, /a=mid:1/)).toHaveAttribute('aria-selected', 'true');
  await bench.getByRole('listbox').press('Home');
  await expect(detail(bench)).toContainText('v=');
  await bench.getByRole('listbox').press('ArrowDown');
  await expect(detail(bench)).toContainText('sess-id');
  await bench.getByRole('combobox', { name: 'Topic' }).selectOption('data channel');
  await expect(bench.getByRole('listbox').getByRole('option')).toHaveText([
    /a=sctp-port:/,
    /a=max-message-size:/,
  ]);
  await bench.getByRole('button', { name: 'what changed' }).click();
  await expect(line(bench, /a=setup:actpass.*a=setup:active/)).toBeVisible();
  expect(pageErrors).toEqual([]);
});

test('sdp-anatomy: a student can change a line, and sees the browser’s exception or what is different', async ({
  page,
  lab,
}) => {
  const bench = await startCall(page, lab);
  const apply = bench.getByRole('button', { name: 'bob.setRemoteDescription(edited)' });
  const presets = bench.getByRole('combobox', { name: 'Edits to try' });
  const report = bench.locator('.sdp-report');
  await expect(apply).toBeDisabled();
  await presets.selectOption('no-fingerprint');
  await apply.click();
  await expect(report).toContainText('Refused: InvalidAccessError.');
  await expect(report).toContainText('Called with SDP without DTLS fingerprint');
  await presets.selectOption('other-fingerprint');
  await apply.click();
  await expect(report).toContainText('Taken, but the connection failed.');
  await bench.getByRole('button', { name: 'Undo all' }).click();
  await line(bench, /a=max-message-size/).click();
  await bench
    .getByRole('textbox', { name: /^the line of the offer/ })
    .fill('a=max-message-size:99');
  await apply.click();
  await expect(report).toContainText('Taken, and the call is connected.');
  await expect(report).toContainText(/Bob may send\s*\d+ B → 99 B/);
});

test('sdp-of-2019: a student can see what is written otherwise today, and what a browser says to it', async ({
  page,
  lab,
}) => {
  const bench = await openAt(page, lab, 'The SDP of 2019');
  const give = (what: string) => bench.getByRole('button', { name: what }).click();
  const word = bench.getByRole('status');
  await expect(bench.getByRole('button', { name: 'as printed' })).toBeEnabled();
  await line(bench, /a=crypto/).click();
  await expect(detail(bench)).toContainText('This is the key itself');
  await expect(detail(bench)).toContainText('a=fingerprint:sha-256');
  await give('as printed');
  await expect(word).toContainText('Failed to parse SessionDescription. ...');
  await give('without the dots');
  await expect(word).toContainText('Called with SDP without DTLS fingerprint');
  await give('and a fingerprint for the key');
  await expect(word).toContainText("A BUNDLE group contains a MID='video'");
  await give('and only audio in BUNDLE');
  await expect(word).toContainText('Taken. The answer begins with m=audio 9');
});
