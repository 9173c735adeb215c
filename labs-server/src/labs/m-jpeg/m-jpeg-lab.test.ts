import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { drawnNumber, pixelsOf } from '../../video/testing/watcher.ts';
import { type LabServer, startLabServer } from '../testing/lab-server.ts';
import { connectRaw, type RawClient } from '../testing/raw-client.ts';
import { mJpegLab } from './m-jpeg-lab.ts';
import { maxQueuedBytes } from './stream.ts';
import { streamLimits } from './streams.ts';

let server: LabServer;
beforeEach(async () => void (server = await startLabServer([mJpegLab])));
afterEach(() => server.close());

/** Lets time pass until `isTrue`: frames are encoded in threads that the fake clock does not know. */
async function passTimeUntil(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) {
    server.clock.advance(10);
    await turn();
  }
}

async function open(query: string): Promise<RawClient> {
  const client = await connectRaw(server.port);
  client.get(server.path(`/m-jpeg/stream?${query}`));
  await server.held.reaches(server.held.value + 1);
  return client;
}

/** Everything of a stream that ends by itself, without the framing of chunks. */
async function bodyOf(
  query: string,
): Promise<{ readonly body: string; readonly boundary: string }> {
  const response = fetch(server.url(`/m-jpeg/stream?${query}`));
  let isOver = false;
  const bytes = response.then(async (answer) => ({
    boundary: /boundary=(.*)$/.exec(answer.headers.get('Content-Type') ?? '')?.[1] ?? '',
    body: Buffer.from(await answer.arrayBuffer()).toString('latin1'),
  }));
  void bytes.finally(() => (isOver = true));
  await passTimeUntil(() => isOver);
  return bytes;
}

interface Status {
  readonly camera: { readonly readers: number };
  readonly streams: readonly {
    readonly sentFrames: number;
    readonly droppedFrames: number;
    readonly mostQueuedBytes: number;
  }[];
  readonly maxQueuedBytes: number;
  readonly process: { readonly streams: number; readonly encoders: number };
}

async function status(): Promise<Status> {
  const response = await fetch(server.url('/m-jpeg/status'));
  return (await response.json()) as Status;
}

test('each part is one picture with its length, and the pictures go on', async () => {
  const { body, boundary } = await bodyOf('count=4&fps=30');
  assert.match(boundary, /^frame-[0-9a-f]{8}$/);
  const parts = body.split(`--${boundary}\r\n`).slice(1);
  const numbers: (number | null)[] = [];
  for (const part of parts) {
    const dataAt = part.indexOf('\r\n\r\n') + 4;
    const length = Number(/Content-Length: (\d+)/.exec(part)?.[1]);
    numbers.push(await drawnNumber(Buffer.from(part.slice(dataAt, dataAt + length), 'latin1')));
    assert.match(part.slice(dataAt + length), /^\r\n(--frame-[0-9a-f]{8}--\r\n)?$/);
  }
  assert.equal(numbers.length, 4);
  assert.deepEqual(
    numbers,
    [...new Set(numbers)].toSorted((one, other) => Number(one) - Number(other)),
  );
  assert.ok(body.endsWith(`--${boundary}--\r\n`));
});

test('a client of HTTP/1.0 knows no chunks: it gets the parts alone', async () => {
  const client = await connectRaw(server.port);
  const path = server.path('/m-jpeg/stream?count=2&fps=30');
  client.send(`GET ${path} HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n`);
  await passTimeUntil(() => client.socket.destroyed);
  const body = client.received.slice(client.received.indexOf('\r\n\r\n') + 4);
  assert.match(body, /^--frame-[0-9a-f]{8}\r\n/);
  assert.match(body, /\xff\xd9\r\n--frame-[0-9a-f]{8}--\r\n$/);
});

test('flush=header: a whole frame can be shown before the next one exists', async () => {
  const client = await open('fps=1&flush=header');
  await passTimeUntil(() =>
    /\xff\xd9\r\n--frame-\w+\r\nContent-Type: image\/jpeg\r\n\r\n/.test(client.received),
  );
  assert.doesNotMatch(client.received, /Content-Length/);
  assert.match(client.received, /^Cache-Control: no-store/m);
  client.close();
});

test('a wrong length cannot be asked for where there is none', async () => {
  for (const length of ['short', 'long']) {
    const response = await fetch(server.url(`/m-jpeg/stream?flush=header&length=${length}`));
    assert.equal(response.status, 400);
    assert.match(await response.text(), /Leave `length` out/);
  }
});

test('a picture whose comment holds the boundary is still a picture', async () => {
  const { body, boundary } = await bodyOf('count=1&boundaryInData=true');
  assert.equal(body.split(`\r\n--${boundary}\r\n`).length, 2, 'a delimiter inside of the data');
  const dataAt = body.indexOf('\xff\xd8');
  const length = Number(/Content-Length: (\d+)/.exec(body)?.[1]);
  const jpeg = Buffer.from(body.slice(dataAt, dataAt + length), 'latin1');
  assert.equal((await pixelsOf(jpeg)).length, 640 * 360 * 4);
});

test('snapshot is one JPEG of now, with its length', async () => {
  server.clock.advance(500);
  const response = await fetch(server.url('/m-jpeg/snapshot?quality=40'));
  assert.equal(response.headers.get('Content-Type'), 'image/jpeg');
  const jpeg = new Uint8Array(await response.arrayBuffer());
  assert.equal(response.headers.get('Content-Length'), String(jpeg.length));
  assert.equal(typeof (await drawnNumber(jpeg)), 'number');
});

test('for a client that does not read frames are dropped and counted, and little waits', async () => {
  const client = await open('fps=30&quality=95');
  client.socket.pause();
  let most = 0;
  const [socket] = server.sockets;
  let dropped = 0;
  while (dropped < 20) {
    for (let frames = 0; frames < 20; frames += 1) {
      server.clock.advance(34);
      await turn();
      most = Math.max(most, socket?.writableLength ?? 0);
    }
    dropped = (await status()).streams[0]?.droppedFrames ?? 0;
  }
  assert.ok(most > 0 && most <= maxQueuedBytes, `${most} bytes waited`);
  const told = await status();
  const toldMost = told.streams[0]?.mostQueuedBytes ?? 0;
  assert.ok(toldMost >= most && toldMost <= told.maxQueuedBytes, `${toldMost} told, ${most} seen`);
  assert.deepEqual(server.cuts, []);
  client.socket.resume();
  const sent = (await status()).streams[0]?.sentFrames ?? 0;
  await passTimeUntil(() => socket?.writableLength === 0);
  server.clock.advance(34);
  await passTimeUntil(() => client.received.length > 0);
  assert.ok(sent > 0);
  client.close();
});

test('streams with equal settings share one encoder; leaving leaves nothing behind', async () => {
  const clients = [await open('fps=10'), await open('fps=10&flush=after'), await open('fps=5')];
  const { camera, process } = await status();
  assert.deepEqual([camera.readers, process.streams, process.encoders], [3, 3, 2]);
  for (const client of clients) client.close();
  await server.held.reaches(0);
  const after = await status();
  assert.deepEqual(
    [after.camera.readers, after.process.streams, after.process.encoders],
    [0, 0, 0],
  );
  assert.equal(server.clock.pending(), 0);
});

test('streams end with the session, by the close delimiter', async () => {
  const client = await open('fps=10');
  await passTimeUntil(() => client.received.includes('\xff\xd9\r\n'));
  server.endSession();
  await client.until('--\r\n\r\n0\r\n\r\n');
  await server.held.reaches(0);
  client.close();
});

test('a session may have so many streams, and is told when there are more', async () => {
  const clients: RawClient[] = [];
  for (let number = 0; number < streamLimits.perSession; number += 1) {
    clients.push(await open('fps=1'));
  }
  const response = await fetch(server.url('/m-jpeg/stream'));
  assert.equal(response.status, 429);
  assert.match(await response.text(), /Stop one, then start this again/);
  for (const client of clients) client.close();
  await server.held.reaches(0);
});

test('when the server stops, its streams end and no timer of the cameras waits', async () => {
  const client = await open('fps=10&boxes=true');
  await passTimeUntil(() => client.received.includes('\xff\xd9\r\n'));
  server.stopVideo();
  await client.until('--\r\n\r\n0\r\n\r\n');
  await server.held.reaches(0);
  client.close();
  assert.equal(server.clock.pending(), 0);
  const response = await fetch(server.url('/m-jpeg/stream'));
  assert.equal(response.status, 503);
  assert.match(await response.text(), /The lab server stops/);
});
