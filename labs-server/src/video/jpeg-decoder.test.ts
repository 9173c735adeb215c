import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { createRandom, fuzzSeed, mutate } from '../../wire/testing/random.ts';
import { decodeJpeg, isJpeg, maxPictureSize, whyUnreadable } from './jpeg-decoder.ts';

const create = (width: number, height: number, background = 'red') =>
  sharp({ create: { width, height, channels: 3, background } });

const bytesOfPicture = 640 * 360 * 4;

test('a picture of any size and kind of JPEG becomes one of ours', async () => {
  const jpegs = [
    create(8, 8).jpeg(),
    create(1, 1_000).jpeg({ progressive: true }),
    create(1_920, 1_200).jpeg({ chromaSubsampling: '4:4:4' }),
    create(64, 64).greyscale().jpeg(),
    create(64, 64).toColourspace('cmyk').jpeg(),
  ];
  for (const jpeg of jpegs) {
    const rgba = await decodeJpeg(await jpeg.toBuffer());
    assert.equal(rgba.length, bytesOfPicture);
    assert.equal(rgba[(180 * 640 + 320) * 4 + 3], 255, 'it is opaque');
  }
});

test('a small file that holds a very large picture is not decoded', async () => {
  const { width, height } = maxPictureSize;
  const large = await create(width, height + 1)
    .jpeg({ quality: 1 })
    .toBuffer();
  assert.ok(large.length < 100_000, `${large.length} bytes`);
  await assert.rejects(decodeJpeg(large), /pixel limit/);
  // The header alone claims the greatest size that JPEG has.
  const claim = await create(8, 8).jpeg().toBuffer();
  const sof = claim.indexOf(Buffer.from([0xff, 0xc0]));
  claim.writeUInt32BE(0xffffffff, sof + 5);
  await assert.rejects(decodeJpeg(claim));
});

test('a JPEG that is cut is rejected, not shown grey at the bottom', async () => {
  const whole = await create(640, 360, '#0a0').jpeg().toBuffer();
  for (const length of [3, 20, Math.floor(whole.length / 2), whole.length - 20]) {
    await assert.rejects(decodeJpeg(whole.subarray(0, length)), `${length} of ${whole.length}`);
  }
});

test('whatever is changed in a JPEG, it is decoded or rejected', async () => {
  const seed = fuzzSeed();
  const random = createRandom(seed);
  const jpeg = await create(32, 32).jpeg().toBuffer();
  for (let round = 0; round < 60; round += 1) {
    const mutated = mutate(random, jpeg);
    if (!isJpeg(mutated)) continue;
    const rgba = await decodeJpeg(mutated).catch(() => null);
    assert.ok(rgba === null || rgba.length === bytesOfPicture, `FUZZ_SEED=${seed}`);
  }
});

test('ITU-T T.81 B.2.1: what does not begin with SOI and a marker never comes to a decoder', async () => {
  const png = await create(8, 8).png().toBuffer();
  for (const bytes of [png, Buffer.from('GIF89a'), Buffer.from([0xff, 0xd8]), new Uint8Array()]) {
    assert.equal(isJpeg(bytes), false);
  }
  assert.equal(isJpeg(await create(8, 8).jpeg().toBuffer()), true);
});

const reasonOf = (jpeg: Uint8Array) => decodeJpeg(jpeg).then(() => '', whyUnreadable);

test('what was wrong is said in one sentence', async () => {
  const { width, height } = maxPictureSize;
  const large = await create(width, height + 1)
    .jpeg()
    .toBuffer();
  assert.match(await reasonOf(large), /more pixels than 1920 by 1200: send a smaller/);
  assert.match(await reasonOf(large.subarray(0, 100)), /^The JPEG is broken: [^\n]+\.$/);
});
