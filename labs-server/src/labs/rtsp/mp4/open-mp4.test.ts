import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type TestContext, test } from 'node:test';
import { WebSocket } from 'ws';
import { type LabServer, startLabServer } from '../../testing/lab-server.ts';
import { createRtspLab } from '../rtsp-lab.ts';
import type { FfmpegFound } from './ffmpeg.ts';
import { grayFragments, grayInitialization } from './testing/gray.ts';
import { createStandIn, scripts } from './testing/stand-in-ffmpeg.ts';
import { maxTranscodings } from './transcodings.ts';

const ready: FfmpegFound = { state: 'ready', version: '5.1' };
const rtsp = 'rtsp://127.0.0.1:8554/s/s/1/rtsp';

async function setUp(
  t: TestContext,
  found: FfmpegFound = ready,
  { script = scripts.showAndStay as string, rtspUrl = rtsp as string | null } = {},
) {
  const ffmpeg = createStandIn(found, script);
  const server = await startLabServer([createRtspLab(ffmpeg)], { rtspUrl });
  t.after(async () => {
    for (const { child } of ffmpeg.started) child.kill('SIGKILL');
    await server.close();
  });
  return { server, ffmpeg };
}

const url = ({ port }: LabServer, session = 's') =>
  `ws://127.0.0.1:${port}/s/${session}/1/rtsp/mp4`;

/** The refusal of the upgrade. */
async function refusalOf(
  address: string,
): Promise<{ status: number; code: string; detail: string }> {
  const page = new WebSocket(address);
  page.on('error', () => {});
  const [, response] = await once(page, 'unexpected-response');
  let body = '';
  for await (const piece of response) body += String(piece);
  return { status: response.statusCode, ...JSON.parse(body) };
}

/** Opens, and takes so many messages. */
async function open(address: string, count: number) {
  const page = new WebSocket(address);
  const messages: unknown[] = [];
  const enough = new Promise<void>((resolve) => {
    page.on('message', (data: Buffer, isBinary) => {
      messages.push(isBinary ? data : data.toString());
      if (messages.length === count) resolve();
    });
  });
  await enough;
  return { page, messages };
}

const statusOf = async (server: LabServer) =>
  ((await (await fetch(server.url('/rtsp/status'))).json()) as { readonly mp4: unknown }).mp4;

test('without ffmpeg the upgrade is refused, and the remedy is named before and then', async (t) => {
  const { server, ffmpeg } = await setUp(t, { state: 'missing' });
  const { status, code, detail } = await refusalOf(url(server));
  assert.deepEqual([status, code], [503, 'no-ffmpeg']);
  assert.match(detail, /sudo apt-get install ffmpeg/);
  assert.deepEqual(await statusOf(server), {
    ffmpegVersion: null,
    missing: detail,
    transcodings: 0,
    maxTranscodings,
  });
  assert.equal(ffmpeg.started.length, 0);
});

test('the same without its encoder, and without RTSP', async (t) => {
  const { server } = await setUp(t, { state: 'without-h264', version: '7' });
  assert.match((await refusalOf(url(server))).detail, /without the H\.264 encoder libx264/);
  const { server: other } = await setUp(t, ready, { rtspUrl: null });
  assert.match((await refusalOf(url(other))).detail, /--rtsp-port/);
});

test('the media type is a text message, each segment a binary one', async (t) => {
  const { server, ffmpeg } = await setUp(t);
  const { page, messages } = await open(url(server), 5);
  const mediaType = 'video/mp4; codecs="avc1.42C01F"';
  assert.deepEqual(messages, [JSON.stringify({ mediaType }), grayInitialization, ...grayFragments]);
  const args = ffmpeg.started[0]?.args ?? [];
  assert.equal(args[args.indexOf('-i') + 1], `${rtsp}/thrifty`);
  page.close();
});

test('a setting out of its bounds is refused before anything is started', async (t) => {
  const { server, ffmpeg } = await setUp(t);
  const { status } = await refusalOf(`${url(server)}?tune=film`);
  assert.equal(status, 400);
  assert.equal(ffmpeg.started.length, 0);
});

test('when the page leaves, the process ends and the place is free', async (t) => {
  const { server, ffmpeg } = await setUp(t);
  const { page } = await open(url(server), 1);
  const exited = once(ffmpeg.started[0]?.child ?? page, 'exit');
  page.terminate();
  await exited;
  await server.held.reaches(0);
  assert.equal(((await statusOf(server)) as { transcodings: number }).transcodings, 0);
});

test('the session’s end kills the process, and closes with 1000', async (t) => {
  const { server, ffmpeg } = await setUp(t, ready, { script: scripts.ignoreSigterm });
  const { page } = await open(url(server), 1);
  const closed = once(page, 'close');
  const exited = once(ffmpeg.started[0]?.child ?? page, 'exit');
  server.endSession();
  assert.deepEqual((await exited)[1], 'SIGKILL');
  assert.equal((await closed)[0], 1000);
});

test('a newer one of the session takes the place of the one before', async (t) => {
  const { server, ffmpeg } = await setUp(t);
  const { page } = await open(url(server), 1);
  const closed = once(page, 'close');
  const exited = once(ffmpeg.started[0]?.child ?? page, 'exit');
  const { page: newer } = await open(url(server), 1);
  assert.equal((await closed)[0], 1000);
  await exited;
  newer.terminate();
});

test('when the server does as many as it can, another session is told to come back', async (t) => {
  const { server } = await setUp(t);
  const sessions = Array.from({ length: maxTranscodings }, (_, index) => `s${index}`);
  await Promise.all(sessions.map((session) => open(url(server, session), 1)));
  const { status, code } = await refusalOf(url(server, 'other'));
  assert.deepEqual([status, code], [503, 'too-many-transcodings']);
});

test('when ffmpeg ends, the connection closes with its last words', async (t) => {
  const { server } = await setUp(t, ready, { script: scripts.showAndFail });
  const { page } = await open(url(server), 5);
  const [code, reason] = (await once(page, 'close')) as [number, Buffer];
  assert.deepEqual([code, reason.toString()], [1011, 'ffmpeg: the camera is gone']);
});
