import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom, fuzzSeed } from '../../../../wire/testing/random.ts';
import { mediaTypeOf } from './media-type.ts';
import { grayFragments, grayInitialization } from './testing/gray.ts';

test('profile, constraints and level are read of the avcC box', () => {
  // Constrained Baseline, level 3.1: x264 says so in its sequence parameter set, too.
  assert.equal(mediaTypeOf(grayInitialization), 'video/mp4; codecs="avc1.42C01F"');
});

test('without an H.264 track there is none', () => {
  const other = Buffer.from(grayInitialization);
  other.write('hvc1', other.indexOf('avc1'), 'latin1');
  assert.equal(mediaTypeOf(other), null);
  assert.equal(mediaTypeOf(grayFragments[0] ?? Buffer.alloc(0)), null);
  assert.equal(mediaTypeOf(Buffer.alloc(0)), null);
});

test('whatever the bytes are, it neither throws nor hangs', () => {
  const seed = fuzzSeed();
  const random = createRandom(seed);
  for (let round = 0; round < 2_000; round += 1) {
    const bytes = Buffer.from(grayInitialization.subarray(0, random.below(733)));
    for (let change = 0; change < 3 && bytes.length > 0; change += 1) {
      bytes[random.below(bytes.length)] = random.below(256);
    }
    const type = mediaTypeOf(bytes);
    assert.ok(
      type === null || /^video\/mp4; codecs="avc1\.[0-9A-F]{6}"$/.test(type),
      `seed ${seed}`,
    );
  }
});
