import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { createSystemClock } from '../clock/system-clock.ts';
import { ffmpegArguments, FfmpegSource, hasFfmpeg } from './ffmpeg-source.ts';
import { createPainter } from './painter.ts';
import { createVideo } from './video.ts';

const isInstalled = await hasFfmpeg();
const skip = isInstalled ? false : 'ffmpeg is not installed';
const folder = await mkdtemp(join(tmpdir(), 'wireside-camera-'));
after(() => rm(folder, { recursive: true }));

/** A film of one picture, many times. */
async function writeFilm(): Promise<string> {
  const photo = await readFile(new URL('photos/coffee.jpg', import.meta.url));
  const file = join(folder, 'film.mjpeg');
  await writeFile(file, Buffer.concat(Array.from({ length: 50 }, () => photo)));
  return file;
}

test('the name is one argument of ffmpeg, whatever it holds', () => {
  const name = 'rtsp://camera.example/one two; -f null';
  const given = ffmpegArguments(name);
  assert.equal(given[given.indexOf('-i') + 1], name);
  assert.deepEqual(given.slice(3, 5), ['-rtsp_transport', 'tcp']);
  assert.ok(ffmpegArguments('/dev/video0').includes('v4l2'));
});

test('pictures of ffmpeg are shown', { skip }, async () => {
  const source = new FfmpegSource(createSystemClock(), await writeFilm());
  source.watched(true);
  await source.prepare();
  source.watched(false);
  assert.notEqual(source.serialAt(), null);
  const painter = createPainter();
  painter.take(source, 0);
  const at = (180 * 640 + 320) * 4;
  assert.ok((painter.picture()[at] ?? 0) > 100, 'the red of the coffee');
});

test('a camera that ffmpeg cannot read is told with its own words', { skip }, async () => {
  const clock = createSystemClock();
  const video = createVideo({ clock, random: Math.random, camera: join(folder, 'missing.mp4') });
  const { camera } = await video.camera('camera', 's');
  assert.equal(await camera?.snapshot({ quality: 75, threshold: null }), null);
  const { missing } = await video.camera('camera', 's');
  assert.match(missing ?? '', /could not read the camera.*No such file or directory/);
  video.close();
});
