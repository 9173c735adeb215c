import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encoderKey, SharedEncoder, type TakenPicture } from './shared-encoder.ts';
import { createWatcher } from './testing/watcher.ts';

const settings = { framesPerSecond: 10, quality: 50, threshold: null };

const pictureOf = (number: number, serial = number): TakenPicture => ({
  number,
  serial,
  elapsedUs: 0,
  capturedUs: 1,
  capturedWallMs: 2,
});

function createEncoder(readers = 1) {
  const encoder = new SharedEncoder(settings);
  const watchers = Array.from({ length: readers }, () => createWatcher());
  for (const watcher of watchers) encoder.readers.add(watcher);
  return { encoder, watchers };
}

const jpeg = Uint8Array.of(0xff, 0xd8);
const broken = () => Promise.reject(new Error('no memory'));
const encode = () => Promise.resolve(jpeg);

test('of 30 frames per second every third one is due at 10', () => {
  const { encoder } = createEncoder();
  const due = Array.from({ length: 30 }, (_, number) => number).filter((number) => {
    if (!encoder.isDue(number)) return false;
    encoder.readersFor(pictureOf(number));
    return true;
  });
  assert.deepEqual(due, [0, 3, 6, 9, 12, 15, 18, 21, 24, 27]);
});

test('without readers nothing is due', () => {
  assert.equal(createEncoder(0).encoder.isDue(0), false);
});

test('a picture that is the one before is not encoded again', () => {
  const { encoder } = createEncoder();
  assert.equal(encoder.readersFor(pictureOf(0, 7)).length, 1);
  assert.equal(encoder.readersFor(pictureOf(3, 7)).length, 0);
  assert.equal(encoder.readersFor(pictureOf(6, 8)).length, 1);
});

test('while a frame is encoded the next one is late, and is left out', async () => {
  const { encoder, watchers } = createEncoder();
  const slow = Promise.withResolvers<Uint8Array>();
  const delivered = encoder.deliver(
    pictureOf(0),
    encoder.readersFor(pictureOf(0)),
    () => slow.promise,
  );
  assert.deepEqual([encoder.readersFor(pictureOf(3)), encoder.late], [[], 1]);
  slow.resolve(jpeg);
  await delivered;
  assert.deepEqual([encoder.readersFor(pictureOf(6)).length, encoder.encoded], [1, 1]);
  assert.deepEqual(
    watchers[0]?.frames.map(({ number }) => number),
    [0],
  );
});

test('one who leaves while it is encoded gets nothing, the others get the same bytes', async () => {
  const { encoder, watchers } = createEncoder(3);
  const [first, second, third] = watchers;
  const readers = encoder.readersFor(pictureOf(0));
  const delivered = encoder.deliver(pictureOf(0), readers, encode);
  if (first) encoder.readers.delete(first);
  await delivered;
  assert.equal(first?.frames.length, 0);
  assert.equal(second?.frames[0]?.jpeg, third?.frames[0]?.jpeg);
});

test('after a frame that could not be encoded the next one is', async () => {
  const { encoder, watchers } = createEncoder();
  await assert.rejects(encoder.deliver(pictureOf(0), encoder.readersFor(pictureOf(0)), broken));
  await encoder.deliver(pictureOf(3), encoder.readersFor(pictureOf(3)), encode);
  assert.equal(watchers[0]?.frames.length, 1);
});

test('equal settings share an encoder, others do not', () => {
  const keys = [
    settings,
    { ...settings },
    { ...settings, quality: 51 },
    { ...settings, framesPerSecond: 11 },
    { ...settings, threshold: 0.3 },
    { ...settings, threshold: 0.5 },
  ].map(encoderKey);
  assert.equal(keys[0], keys[1]);
  assert.equal(new Set(keys).size, 5);
});
