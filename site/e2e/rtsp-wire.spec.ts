/** RTSP on the wire, interleaved and over UDP, and players from outside of the page. */
import type { Locator } from '@playwright/test';
import { RtspClient } from '../../labs-server/src/labs/rtsp/testing/rtsp-client.ts';
import { openBench } from './support/bench.ts';
import { expect, test, videoPath } from './support/lab.ts';
import { connect, dialogue, send, shownFrame } from './support/rtsp.ts';
import { ladderRows } from './support/wire.ts';

/** Looks at the first record that the filter lets pass, and returns its fields. */
async function fieldsOf(bench: Locator, text: string): Promise<Locator> {
  const search = bench.getByRole('searchbox', { name: 'Filter by text' });
  if (!(await search.isVisible())) await bench.getByRole('button', { name: 'Filter' }).click();
  await search.fill(text);
  await ladderRows(bench).first().click();
  const fields = bench.getByRole('treegrid', { name: 'Fields of this record' });
  await expect(fields).toBeVisible();
  return fields;
}

/** Picks a field of the record that is looked at: its bytes light up. */
async function pick(bench: Locator, fields: Locator, name: string, value: string): Promise<void> {
  // A unit's own row, which may say the same, cannot be selected.
  const field = fields.locator('tr[aria-selected]').filter({ hasText: name }).first();
  await field.click();
  await expect(field).toHaveAttribute('aria-selected', 'true');
  await expect(field).toContainText(value);
  const bytes = bench.getByRole('grid', { name: /^Bytes in hexadecimal/ });
  await expect(bytes.locator('[role=gridcell].wire-solid').first()).toBeVisible();
}

async function chooseSlowStream(bench: Locator): Promise<void> {
  await bench.getByRole('combobox', { name: 'the stream' }).selectOption('slow');
}

test('rtsp-on-the-wire: interleaved frames, the fields of RTP/JPEG and a sender report can be picked', async ({
  page,
  lab,
  pageErrors,
}) => {
  const bench = await openBench(page, lab, 'RTSP console', videoPath);
  await chooseSlowStream(bench);
  await connect(bench);
  await send(bench, 'SETUP interleaved', '200, Ready');
  await send(bench, 'PLAY', '200, Playing');
  await expect.poll(() => shownFrame(bench)).toEqual(expect.any(Number));
  await send(bench, 'PAUSE', '200, Ready');
  const rtp = await fieldsOf(bench, 'RTP JPEG');
  await pick(bench, rtp, 'Channel', '0');
  await pick(bench, rtp, 'payload type', '26');
  await pick(bench, rtp, 'Fragment Offset', 'in bytes');
  await pick(bench, rtp, 'Width', '640 pixels');
  const report = await fieldsOf(bench, 'RTCP SR');
  await pick(bench, report, 'Channel', '1');
  await pick(bench, report, 'packet type', '200 SR');
  await pick(bench, report, 'NTP timestamp', new Date().getUTCFullYear().toString());
  await pick(bench, report, "sender's packet count", '');
  const setup = await fieldsOf(bench, 'SETUP');
  await pick(bench, setup, 'Transport', 'interleaved=0-1');
  // The WebSocket that carries the bytes to the page is on no wire: each byte is there once.
  await bench.getByRole('searchbox').fill('/rtsp/console');
  await expect(bench.getByText('No record passes the filter.')).toBeVisible();
  expect(pageErrors).toEqual([]);
});

test('over UDP the datagrams are on the wire, until PAUSE; TEARDOWN says goodbye', async ({
  page,
  lab,
  pageErrors,
}) => {
  const bench = await openBench(page, lab, 'RTSP console', videoPath);
  await chooseSlowStream(bench);
  await connect(bench);
  await send(bench, 'SETUP UDP', '200, Ready');
  await expect(dialogue(bench)).toContainText('server_port=');
  await send(bench, 'PLAY', '200, Playing');
  const rtp = await fieldsOf(bench, 'RTP JPEG');
  await pick(bench, rtp, 'sequence number', '');
  await pick(bench, rtp, 'Height', '360 pixels');
  const report = await fieldsOf(bench, 'RTCP SR');
  await pick(bench, report, 'RTP timestamp', '');
  await send(bench, 'PAUSE', '200, Ready');
  await bench.getByRole('searchbox').fill('RTP JPEG');
  // What was sent before PAUSE was answered has been recorded before it, too.
  await send(bench, 'GET_PARAMETER', '200, Ready');
  const rows = bench.getByRole('status').filter({ hasText: /^[\d,]+ rows?$/ });
  const afterPause = await rows.innerText();
  await send(bench, 'TEARDOWN', '200, Init');
  const goodbye = await fieldsOf(bench, 'RTCP BYE');
  await pick(bench, goodbye, 'packet type', '201 RR');
  await expect(goodbye).toContainText('203 BYE');
  await bench.getByRole('searchbox').fill('RTP JPEG');
  await expect(rows).toHaveText(afterPause);
  expect(pageErrors).toEqual([]);
});

test('players and publishers: a command is copied with the session’s address, and who uses it is listed', async ({
  page,
  context,
  lab,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(lab.url + videoPath);
  const card = page.getByRole('region', { name: 'Players and publishers' });
  await card.scrollIntoViewIfNeeded();
  await expect(card).toContainText('with the address of this page’s session');
  await expect(card).toContainText('Nobody has an RTSP session at these addresses now.');
  await card.getByRole('button', { name: 'ffprobe', exact: true }).click();
  await card.getByRole('button', { name: 'Copy ffprobe' }).click();
  await expect(card.getByRole('status').filter({ hasText: 'Copied' })).toBeAttached();
  const command = await page.evaluate(() => navigator.clipboard.readText());
  const [, url = ''] = /^ffprobe .* (rtsp:\/\/\S+\/rtsp\/camera)$/.exec(command) ?? [];
  const player = await RtspClient.open(Number(new URL(url).port));
  const fields = { Transport: 'RTP/AVP/TCP', 'User-Agent': 'a player' };
  const answer = await player.ask('SETUP', `${url}/trackID=0`, fields);
  const [Session = ''] = answer.fields.get('session')?.split(';') ?? [];
  await player.ask('PLAY', url, { Session });
  const row = card.getByRole('row').filter({ hasText: 'a player' });
  await expect(row).toContainText('camera, plays');
  await expect(row).toContainText('Playing');
  await player.ask('TEARDOWN', url, { Session });
  await expect(card).toContainText('Nobody has an RTSP session at these addresses now.');
  await player.close();
});
