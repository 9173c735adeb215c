import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { jpegFixture } from '../../wire/rtp-jpeg/testing/jpeg-fixture.ts';
import { createFakeClock } from '../clock/fake-clock.ts';
import { PublishedPlace } from './published-place.ts';
import { createVideo } from './video.ts';

const jpeg = jpegFixture('baseline-420');

function createPlace() {
  const clock = createFakeClock();
  const video = createVideo({ clock, random: () => 0, camera: null });
  return { clock, video, place: new PublishedPlace({ clock, video }) };
}

/** Why nothing plays at the place; null while something does. */
const absenceOf = ({ stream }: PublishedPlace) => ('absent' in stream ? stream.absent : null);

test('one publishes at a time; when it ends the place is free, and its watchers are told', () => {
  const { place } = createPlace();
  assert.match(absenceOf(place) ?? '', /Nobody publishes/);
  const publication = place.publish();
  assert.ok(publication);
  assert.equal(place.publish(), null);
  const { stream } = place;
  assert.ok(!('absent' in stream));
  const told: string[] = [];
  stream.watch(
    () => told.push('frame'),
    () => told.push('end'),
  );
  publication.accept(jpeg);
  publication.end();
  assert.deepEqual(told, ['frame', 'end']);
  assert.match(absenceOf(place) ?? '', /Nobody publishes/);
});

test('a second end of one publisher does not end the next one', () => {
  const { place } = createPlace();
  const first = place.publish();
  first?.end();
  const second = place.publish();
  assert.ok(second);
  first?.end();
  assert.equal(absenceOf(place), null);
  assert.equal(place.publish(), null, 'the second one still publishes');
});

test('it is a source of the cameras while it is published, and is missing afterwards', async () => {
  const { place, video } = createPlace();
  const publication = place.publish();
  let { camera } = await video.camera('published', '');
  while (camera === null) {
    await turn();
    ({ camera } = await video.camera('published', ''));
  }
  publication?.accept(jpeg);
  const frame = await camera.snapshot({ quality: 50, threshold: null });
  assert.ok((frame?.jpeg.length ?? 0) > 0);
  publication?.end();
  assert.match((await video.camera('published', '')).missing ?? '', /Publish one by RTSP/);
});

test('a publisher that is gone before its camera is open leaves none behind', async () => {
  const { clock, video } = createPlace();
  const opened: ReturnType<typeof video.openPushed>[] = [];
  const openPushed: typeof video.openPushed = (...about) => {
    const opening = video.openPushed(...about);
    opened.push(opening);
    return opening;
  };
  const place = new PublishedPlace({ clock, video: { openPushed } });
  place.publish()?.end();
  assert.equal((await Promise.all(opened)).length, 1);
  await turn();
  assert.equal((await video.camera('published', '')).camera, null);
});
