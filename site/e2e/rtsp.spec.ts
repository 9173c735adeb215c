/** The RTSP console: a dialogue by hand over a real connection, and the picture that its packets make. */
import { openBench, stopButton } from './support/bench.ts';
import { expect, test, videoPath } from './support/lab.ts';
import { connect, dialogue, send, sendFilled, shownFrame } from './support/rtsp.ts';

test('rtsp-console: a student can play the camera by hand, and PAUSE stops it', async ({
  page,
  lab,
  pageErrors,
}) => {
  const bench = await openBench(page, lab, 'RTSP console', videoPath);
  await connect(bench);
  await send(bench, 'OPTIONS', '200, Init');
  await expect(dialogue(bench)).toContainText('Public: OPTIONS, DESCRIBE');
  await send(bench, 'DESCRIBE', '200, Init');
  await expect(dialogue(bench)).toContainText('m=video 0 RTP/AVP 26');
  await send(bench, 'SETUP interleaved', '200, Ready');
  await send(bench, 'PLAY', '200, Playing');
  await expect.poll(() => shownFrame(bench)).toEqual(expect.any(Number));
  const first = await shownFrame(bench);
  await expect.poll(() => shownFrame(bench)).toBeGreaterThan(first ?? Number.POSITIVE_INFINITY);
  await send(bench, 'PAUSE', '200, Ready');
  const packets = bench.getByText(/^\d+ RTP$/);
  const afterPause = await packets.innerText();
  // A response comes back later than any packet would that was sent before it.
  await send(bench, 'GET_PARAMETER', '200, Ready');
  await send(bench, 'OPTIONS', '200, Ready');
  await expect(packets).toHaveText(afterPause);
  await send(bench, 'TEARDOWN', '200, Init');
  await expect(bench.getByText(/^TEARDOWN rtsp:/).first()).toBeVisible();
  expect(pageErrors).toEqual([]);
});

test('PAUSE before PLAY gets 455, and every other refusal can be reached', async ({
  page,
  lab,
}) => {
  const bench = await openBench(page, lab, 'RTSP console', videoPath);
  const refused = bench.getByRole('combobox', { name: 'a request that is refused' });
  await connect(bench);
  await send(bench, 'SETUP interleaved', '200, Ready');
  await send(bench, 'PAUSE', '455, Ready');
  await expect(dialogue(bench)).toContainText('Allow: PLAY, TEARDOWN');
  for (const label of [
    '400 no CSeq',
    '401 private stream',
    '404 no such stream',
    '405 publish to a camera',
    '454 unknown session',
    '455 PAUSE while not playing',
    '459 SETUP of the whole',
    '461 multicast',
    '501 unknown method',
    '505 RTSP/2.0',
  ]) {
    await refused.selectOption({ label });
    await sendFilled(bench, `${label.slice(0, 3)}, Ready`);
  }
  // After bytes that it cannot read the server closes.
  await expect(stopButton(bench)).toBeHidden();
});
