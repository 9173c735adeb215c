import assert from 'node:assert/strict';
import { once } from 'node:events';
import { afterEach, beforeEach, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import sharp from 'sharp';
import { WebSocket } from 'ws';
import { pixelsOf } from '../../video/testing/watcher.ts';
import { type LabServer, startLabServer } from '../testing/lab-server.ts';
import { maxMessageBytes } from '../accept-web-socket.ts';
import { mJpegLab } from './m-jpeg-lab.ts';

let server: LabServer;
beforeEach(async () => void (server = await startLabServer([mJpegLab])));
afterEach(() => server.close());

const red = await sharp({ create: { width: 320, height: 240, channels: 3, background: 'red' } })
  .jpeg()
  .toBuffer();

async function openWebcam(session = 's'): Promise<WebSocket> {
  const path = server.path('/m-jpeg/webcam').replace('/s/s/', `/s/${session}/`);
  const webcam = new WebSocket(`ws://127.0.0.1:${server.port}${path}`);
  await once(webcam, 'open');
  return webcam;
}

/** Sends one picture, and waits for the answer to it. */
async function send(webcam: WebSocket, message: string | Uint8Array): Promise<unknown> {
  webcam.send(message);
  const [answer] = (await once(webcam, 'message')) as [Buffer];
  return JSON.parse(answer.toString());
}

const snapshot = (session = 's', query = '') =>
  fetch(server.url(`/m-jpeg/snapshot?source=webcam${query}`).replace('/s/s/', `/s/${session}/`));

test('without a webcam it is said what is missing and how to begin', async () => {
  for (const path of ['snapshot', 'stream']) {
    for (const [source, remedy] of [
      ['webcam', /open a WebSocket to `\/m-jpeg\/webcam`/],
      ['published', /Publish one by RTSP/],
      ['camera', /npm start -- --camera/],
    ] as const) {
      const response = await fetch(server.url(`/m-jpeg/${path}?source=${source}`));
      assert.equal(response.status, 503);
      assert.match(await response.text(), remedy);
    }
  }
});

test('each message is one picture, each is answered, and the camera shows the newest', async () => {
  const webcam = await openWebcam();
  assert.equal((await snapshot()).status, 503, 'there is no picture yet');
  assert.equal((await snapshot('s', '&boxes=true')).status, 503, 'nor one to look into');
  assert.deepEqual(await send(webcam, red), { received: 1, decoded: 0, unreadable: 0 });
  const response = await snapshot();
  const rgba = await pixelsOf(new Uint8Array(await response.arrayBuffer()));
  const middle = (180 * 640 + 320) * 4;
  assert.ok((rgba[middle] ?? 0) > 200 && (rgba[middle + 1] ?? 255) < 50);
  assert.deepEqual(await send(webcam, red), { received: 2, decoded: 1, unreadable: 0 });
  webcam.close();
});

test('the webcam is its own session’s alone', async () => {
  const webcam = await openWebcam();
  await send(webcam, red);
  assert.equal((await snapshot('other')).status, 503);
  assert.equal((await snapshot()).status, 200);
  webcam.close();
});

test('a text, and bytes that are no JPEG, are closed with 1003', async () => {
  for (const message of ['hello', Buffer.from('GIF89a')]) {
    const webcam = await openWebcam();
    webcam.send(message);
    const [code, reason] = (await once(webcam, 'close')) as [number, Buffer];
    assert.deepEqual([code, /one JPEG/.test(reason.toString())], [1003, true]);
  }
});

test('a picture that is too large is counted, and the next answer says why', async () => {
  const large = sharp({ create: { width: 2_000, height: 1_300, channels: 3, background: 'red' } });
  const webcam = await openWebcam();
  await send(webcam, await large.jpeg().toBuffer());
  assert.equal((await snapshot()).status, 503, 'nothing could be decoded');
  assert.deepEqual(await send(webcam, red), {
    received: 2,
    decoded: 0,
    unreadable: 1,
    because: 'It has more pixels than 1920 by 1200: send a smaller picture.',
  });
  webcam.close();
});

test('a message that is too long is answered with 1009', async () => {
  const webcam = await openWebcam();
  webcam.send(Buffer.alloc(maxMessageBytes + 1, 0xff));
  const [code] = (await once(webcam, 'close')) as [number];
  assert.equal(code, 1009);
});

test('a newer upload of the session takes the place of the one before', async () => {
  const first = await openWebcam();
  await send(first, red);
  const second = await openWebcam();
  assert.equal((await snapshot()).status, 503, 'the new one has sent nothing yet');
  await send(second, red);
  first.close();
  await once(first, 'close');
  assert.equal((await snapshot()).status, 200);
  second.close();
});

test('when the webcam stops, its streams end with the close delimiter', async () => {
  const webcam = await openWebcam();
  await send(webcam, red);
  const response = await fetch(server.url('/m-jpeg/stream?source=webcam&fps=5'));
  const body = response.text();
  server.clock.advance(34);
  await turn();
  webcam.close();
  assert.match(await body, /--frame-[0-9a-f]{8}--\r\n$/);
  await server.held.reaches(0);
  assert.equal(server.clock.pending(), 0);
});

test('the webcam ends with the session', async () => {
  const webcam = await openWebcam();
  server.endSession();
  const [code] = (await once(webcam, 'close')) as [number];
  assert.equal(code, 1000);
});
