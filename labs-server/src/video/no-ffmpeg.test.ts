import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { createFakeClock } from '../clock/fake-clock.ts';
import { missingSources, noFfmpeg } from './missing.ts';
import { createVideo } from './video.ts';

const path = process.env['PATH'];
let empty: string;
before(async () => {
  empty = await mkdtemp(join(tmpdir(), 'wireside-no-programs-'));
  process.env['PATH'] = empty;
});
after(async () => {
  process.env['PATH'] = path;
  await rm(empty, { recursive: true });
});

const videoWith = (camera: string | null) =>
  createVideo({ clock: createFakeClock(0), random: Math.random, camera });

test('on a machine without ffmpeg the named camera is missing, and it is said how to get it', async () => {
  const video = videoWith('/dev/video0');
  assert.deepEqual(await video.camera('camera', 's'), { camera: null, missing: noFfmpeg });
  assert.match(noFfmpeg, /Install ffmpeg \(.*apt-get install ffmpeg\)/);
  video.close();
});

test('without a named camera it is the operator who can name one', async () => {
  const video = videoWith(null);
  const { missing } = await video.camera('camera', 's');
  assert.equal(missing, missingSources.camera);
  assert.match(missing, /Its operator names one: npm start -- --camera/);
  video.close();
});
