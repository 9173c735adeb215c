import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { spawn } from 'node:child_process';
import { after, test } from 'node:test';
import { createFakeClock } from '../clock/fake-clock.ts';
import { createSystemClock } from '../clock/system-clock.ts';
import {
  ffmpegArguments,
  FfmpegSource,
  firstPictureMs,
  hasFfmpeg,
  restartAfterMs,
  type SpawnFfmpeg,
} from './ffmpeg-source.ts';
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

/** Real processes, of which the test knows each. */
async function createWatchedFfmpeg() {
  const clock = createFakeClock();
  const started: ReturnType<SpawnFfmpeg>[] = [];
  const source = new FfmpegSource(clock, await writeFilm(), (given) => {
    const child = spawn('ffmpeg', given, { stdio: ['ignore', 'pipe', 'pipe'] });
    started.push(child);
    return child;
  });
  return { clock, source, started };
}

const endOf = async (child: ReturnType<SpawnFfmpeg> | undefined): Promise<unknown> => {
  if (child === undefined) return assert.fail('it was not started');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.signalCode;
};

test(
  'ffmpeg that is killed is told, and is started again while somebody watches',
  { skip },
  async () => {
    const { clock, source, started } = await createWatchedFfmpeg();
    source.watched(true);
    await source.prepare();
    const [first] = started;
    assert.ok(first);
    const closed = once(first, 'close');
    first.kill('SIGTERM');
    await closed;
    assert.match(source.takeFailure() ?? '', /SIGTERM|Exiting normally|code/);
    assert.notEqual(source.serialAt(), null, 'the last picture stays');
    clock.advance(restartAfterMs);
    assert.equal(started.length, 2);
    source.watched(false);
    assert.equal(await endOf(started[1]), 'SIGKILL');
    assert.equal(clock.pending(), 0);
  },
);

test('nobody watches: ffmpeg is ended, and is not started again', { skip }, async () => {
  const { clock, source, started } = await createWatchedFfmpeg();
  source.watched(true);
  source.watched(false);
  assert.equal(await endOf(started[0]), 'SIGKILL');
  clock.advance(60_000);
  assert.deepEqual([started.length, source.takeFailure(), clock.pending()], [1, null, 0]);
});

test('who comes later does not get the picture that was seen before', { skip }, async () => {
  const { source } = await createWatchedFfmpeg();
  source.watched(true);
  await source.prepare();
  assert.notEqual(source.serialAt(), null);
  source.watched(false);
  source.watched(true);
  assert.equal(source.serialAt(), null);
  await source.prepare();
  assert.notEqual(source.serialAt(), null);
  source.watched(false);
});

test('a picture that never comes is waited for so long', async () => {
  const clock = createFakeClock();
  const waits = ['-e', 'setInterval(() => {}, 1e6)'];
  const silent: SpawnFfmpeg = () =>
    spawn(process.execPath, waits, { stdio: ['ignore', 'pipe', 'pipe'] });
  const source = new FfmpegSource(clock, 'silent', silent);
  source.watched(true);
  const waiting = source.prepare();
  clock.advance(firstPictureMs);
  await waiting;
  assert.equal(source.serialAt(), null);
  source.watched(false);
  assert.equal(clock.pending(), 0);
});
