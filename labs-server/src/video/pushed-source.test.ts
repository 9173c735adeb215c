import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { createPainter } from './painter.ts';
import { PushedSource } from './pushed-source.ts';

/** A JPEG of one colour, as large as a webcam's picture or of another size. */
function jpegOf(background: string, width = 640, height = 480): Promise<Uint8Array> {
  return sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();
}

/** Red, green and blue in the middle, each rounded to 0 or 255. */
function middleOf(source: PushedSource): readonly number[] {
  const painter = createPainter();
  painter.take(source, 0);
  const at = (180 * 640 + 320) * 4;
  return [...painter.picture().subarray(at, at + 3)].map((value) => (value > 127 ? 255 : 0));
}

test('while nobody watches nothing is decoded; the newest picture is there when somebody does', async () => {
  const source = new PushedSource();
  for (const colour of ['red', 'lime', 'blue']) assert.ok(source.push(await jpegOf(colour)));
  assert.deepEqual([source.received, source.decoded, source.serialAt()], [3, 0, null]);
  source.watched(true);
  await source.prepare();
  assert.deepEqual([source.decoded, source.serialAt()], [1, 1]);
  assert.deepEqual(middleOf(source), [0, 0, 255]);
});

test('while one picture is decoded only the newest of the next waits', async () => {
  const source = new PushedSource();
  const pictures = await Promise.all(['red', 'lime', 'blue', 'white'].map((c) => jpegOf(c)));
  source.watched(true);
  for (const jpeg of pictures) source.push(jpeg);
  await source.prepare();
  assert.deepEqual([source.received, source.decoded], [4, 2]);
  assert.deepEqual(middleOf(source), [255, 255, 255]);
});

test('a picture of other proportions is shown whole, black beside it', async () => {
  const source = new PushedSource();
  source.push(await jpegOf('white', 100, 400));
  await source.prepare();
  assert.deepEqual(middleOf(source), [255, 255, 255]);
  const painter = createPainter();
  painter.take(source, 0);
  assert.deepEqual([...painter.picture().subarray(0, 3)], [0, 0, 0]);
});

test('what is no JPEG is refused; a broken or very large one is counted, and the picture stays', async () => {
  const source = new PushedSource();
  assert.equal(source.push(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')), false);
  assert.equal(source.push(new Uint8Array()), false);
  const good = await jpegOf('red');
  source.push(good);
  await source.prepare();
  const large = await jpegOf('white', 4_000, 3_000);
  for (const broken of [good.subarray(0, 300), large, Buffer.from([0xff, 0xd8, 0xff])]) {
    assert.equal(source.push(broken), true);
    await source.prepare();
  }
  assert.deepEqual([source.decoded, source.unreadable], [1, 3]);
  assert.match(source.unreadableBecause ?? '', /^The JPEG is broken/);
  source.push(good);
  await source.prepare();
  assert.equal(source.unreadableBecause, null);
  assert.deepEqual(middleOf(source), [255, 0, 0]);
});
