import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { createRandom } from '../../wire/testing/random.ts';
import { JpegSplitter } from './jpeg-splitter.ts';

const names = ['coffee', 'chelsea', 'rocket'];
const photos = await Promise.all(
  names.map((name) => readFile(new URL(`photos/${name}.jpg`, import.meta.url))),
);

test('pictures come out whole, wherever the stream was cut', () => {
  const stream = Buffer.concat(photos);
  for (let seed = 1; seed <= 20; seed += 1) {
    const random = createRandom(seed);
    const pictures: Buffer[] = [];
    const splitter = new JpegSplitter((jpeg) => void pictures.push(jpeg));
    for (let at = 0; at < stream.length;) {
      const next = at + 1 + random.below(20_000);
      splitter.write(stream.subarray(at, next));
      at = next;
    }
    assert.deepEqual(pictures, photos, `seed ${seed}`);
  }
});

test('what comes before the first picture is left out, and endless bytes are not kept', () => {
  const pictures: Buffer[] = [];
  const splitter = new JpegSplitter((jpeg) => void pictures.push(jpeg));
  splitter.write(Buffer.from('noise'));
  splitter.write(photos[0] ?? Buffer.alloc(0));
  splitter.write(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(5_000_000)]));
  splitter.write(photos[1] ?? Buffer.alloc(0));
  assert.deepEqual(pictures, photos.slice(0, 2));
});
