/** The processes here are real ones; only ffmpeg's own work is left out. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type TestContext, test } from 'node:test';
import { createFakeClock } from '../../../clock/fake-clock.ts';
import { createGauge } from '../../testing/gauge.ts';
import { createFfmpeg } from './ffmpeg.ts';
import { grayFragments, grayInitialization } from './testing/gray.ts';
import { scripts, startScript } from './testing/stand-in-ffmpeg.ts';
import { Transcoding } from './transcoding.ts';

function start(t: TestContext, script: string) {
  const clock = createFakeClock();
  const child = startScript(script);
  t.after(() => child.kill('SIGKILL'));
  const told: unknown[] = [];
  const count = createGauge();
  const tell = (what: unknown): void => {
    told.push(what);
    count.add(1);
  };
  const transcoding = new Transcoding(clock, child, {
    onType: tell,
    onSegment: tell,
    onEnd: (reason) => tell(`end: ${reason}`),
  });
  return { clock, child, told, count, transcoding };
}

const type = 'video/mp4; codecs="avc1.42C01F"';
const segments = [grayInitialization, ...grayFragments];

test('the media type comes first, then each segment whole', async (t) => {
  const { told, count } = start(t, scripts.showAndStay);
  await count.reaches(5);
  assert.deepEqual(told, [type, ...segments]);
});

test('when ffmpeg ends, its last words are the reason', async (t) => {
  const { told, count } = start(t, scripts.showAndFail);
  await count.reaches(6);
  assert.deepEqual(told, [type, ...segments, 'end: the camera is gone']);
});

test('of many words only the last ones are kept', async (t) => {
  const { told, count } = start(t, scripts.complain);
  await count.reaches(1);
  assert.deepEqual(told, ['end: again and again 999']);
});

test('output that is no MP4 ends it, and the process', async (t) => {
  const { child, told } = start(t, scripts.writeNoMp4);
  const [, signal] = (await once(child, 'exit')) as [number | null, string];
  assert.equal(signal, 'SIGKILL');
  assert.match(String(told), /^end: A box says its size is \d+ bytes\.$/);
});

test('after a stop nothing is told, and the process may say goodbye', async (t) => {
  const { child, clock, told, count, transcoding } = start(t, scripts.showAndStay);
  await count.reaches(5);
  transcoding.stop();
  const [, signal] = (await once(child, 'close')) as [number | null, string];
  assert.equal(signal, 'SIGTERM');
  assert.equal(told.length, 5);
  assert.equal(clock.pending(), 0);
});

test('a process that does not say it is killed', async (t) => {
  const { child, clock, count, transcoding } = start(t, scripts.ignoreSigterm);
  await count.reaches(5);
  transcoding.stop();
  clock.advance(500);
  const [, signal] = (await once(child, 'exit')) as [number | null, string];
  assert.equal(signal, 'SIGKILL');
});

test('a program that cannot be started ends with the system’s own words', async () => {
  const child = createFfmpeg('wireside-there-is-no-such-program').start([]);
  const ended = createGauge();
  let reason = '';
  const transcoding = new Transcoding(createFakeClock(), child, {
    onType() {},
    onSegment() {},
    onEnd(why) {
      reason = why;
      ended.add(1);
    },
  });
  await ended.reaches(1);
  assert.match(reason, /ENOENT/);
  transcoding.stop();
});
