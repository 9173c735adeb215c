import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom } from '../../wire/testing/random.ts';
import { createPainter } from './painter.ts';
import { openSlideshow } from './slideshow.ts';
import { planSlideshow } from './slideshow-motion.ts';

function randomOf(seed: number): () => number {
  const random = createRandom(seed);
  return () => random.below(2 ** 32) / 2 ** 32;
}

test('every photo comes once before one comes again, and what is seen lies inside of it', () => {
  for (let seed = 1; seed <= 20; seed += 1) {
    const motion = planSlideshow(4, randomOf(seed));
    const photos = [0, 1, 2, 3].map((index) => motion.viewAt(index * 8_000_000).photo);
    assert.deepEqual(photos.toSorted(), [0, 1, 2, 3], `seed ${seed}`);
    for (let atMs = 0; atMs < 40_000; atMs += 250) {
      const { left, top, share } = motion.viewAt(atMs * 1_000);
      assert.ok(left >= 0 && left + share <= 1 + 1e-9, `seed ${seed}, ${atMs} ms`);
      assert.ok(top >= 0 && top + share <= 1 + 1e-9, `seed ${seed}, ${atMs} ms`);
      assert.ok(share >= 0.8 - 1e-9, `seed ${seed}, ${atMs} ms`);
    }
  }
});

test('the same seed draws the same pixels, and another moment others', async () => {
  const [one, other] = [await openSlideshow(randomOf(3)), await openSlideshow(randomOf(3))];
  const painter = createPainter();
  painter.take(one, 5_000_000);
  const first = painter.frame(150, 5_000, []);
  painter.take(other, 5_000_000);
  assert.ok(Buffer.from(first).equals(painter.frame(150, 5_000, [])));
  painter.take(other, 5_500_000);
  assert.ok(!Buffer.from(first).equals(painter.frame(150, 5_000, [])));
});
