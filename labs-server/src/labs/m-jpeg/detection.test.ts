import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { pixelsOf } from '../../video/testing/watcher.ts';
import { type LabServer, startLabServer } from '../testing/lab-server.ts';
import { connectRaw } from '../testing/raw-client.ts';
import { mJpegLab } from './m-jpeg-lab.ts';

let server: LabServer;
/** Its slideshow begins with a photo in which the model finds something. */
const seed = 2;
before(async () => void (server = await startLabServer([mJpegLab], { seed })));
after(() => server.close());

/** What is due at once is called until it is there; no time passes, so it stays the same photo. */
async function inTime<Result>(result: Promise<Result>): Promise<Result> {
  const nothing = Symbol('nothing yet');
  for (;;) {
    const first = await Promise.race([result, turn(nothing)]);
    if (first !== nothing) return first as Result;
    server.clock.advance(0);
  }
}

interface Status {
  readonly detection: {
    readonly isRunning: boolean;
    readonly failure: string | null;
    readonly latest: { readonly objects: readonly unknown[] } | null;
  };
}

const detection = async () => {
  const response = await fetch(server.url('/m-jpeg/status'));
  return ((await response.json()) as Status).detection;
};

/** Pixels of about the colour of the boxes: JPEG stores it at half the resolution. */
async function yellowPixels(query: string): Promise<number> {
  const response = await inTime(fetch(server.url(`/m-jpeg/snapshot?${query}`)));
  const rgba = await pixelsOf(new Uint8Array(await response.arrayBuffer()));
  let count = 0;
  for (let at = 0; at < rgba.length; at += 4) {
    const [red = 0, green = 0, blue = 0] = rgba.subarray(at, at + 3);
    if (red > 215 && green > 170 && green < 240 && blue < 90) count += 1;
  }
  return count;
}

test('boxes: what the model finds is marked; without, the model does not even run', async () => {
  const plain = await yellowPixels('quality=95');
  assert.equal((await detection()).isRunning, false);
  const marked = await yellowPixels('quality=95&boxes=true&threshold=10');
  assert.ok(marked > plain + 500, `${plain} and ${marked} pixels`);
  const high = await yellowPixels('quality=95&boxes=true&threshold=95');
  assert.ok(high < plain + 100, `${plain} and ${high} pixels`);
  const { failure, latest } = await detection();
  assert.deepEqual([failure, latest], [null, null]);
});

test('with a stream that marks, the status tells the objects; without one the worker ends', async () => {
  const client = await connectRaw(server.port);
  client.get(server.path('/m-jpeg/stream?boxes=true'));
  await server.held.reaches(1);
  let state = await detection();
  while (state.latest === null) {
    server.clock.advance(200);
    state = await detection();
  }
  assert.equal(state.isRunning, true);
  assert.ok(Array.isArray(state.latest.objects));
  client.close();
  await server.held.reaches(0);
  while ((await detection()).isRunning) server.clock.advance(1_000);
});
