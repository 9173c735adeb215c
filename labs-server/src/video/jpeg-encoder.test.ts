import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pictureSize } from '../../wire/video/frame-code.ts';
import { createRandom } from '../../wire/testing/random.ts';
import { encodeJpeg } from './jpeg-encoder.ts';

/** The segments before the first scan: marker, then what follows its length (ITU-T T.81 B.1.1.4). */
function segmentsOf(jpeg: Uint8Array): Map<number, Buffer[]> {
  const bytes = Buffer.from(jpeg);
  const segments = new Map<number, Buffer[]>();
  for (let at = 2; bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0;
    const length = bytes.readUInt16BE(at + 2);
    segments.set(marker, [
      ...(segments.get(marker) ?? []),
      bytes.subarray(at + 4, at + 2 + length),
    ]);
    at += 2 + length;
    if (marker === 0xda) break;
  }
  return segments;
}

/** Counts of codes by length, of ITU-T T.81 tables K.3 to K.6. */
const annexKCounts = [
  '00010501010101010100000000000000',
  '0002010303020403050504040000017d',
  '00030101010101010101010000000000',
  '00020102040403040705040400010277',
];

test('frames are fit for RTP: baseline, 4:2:0, two 8-bit tables, the Huffman tables of Annex K', async () => {
  const seed = 11;
  const random = createRandom(seed);
  const rgba = random.bytes(pictureSize.width * pictureSize.height * 4);
  for (const quality of [10, 50, 75, 95]) {
    const segments = segmentsOf(await encodeJpeg(rgba, quality));
    const frame = segments.get(0xc0)?.[0];
    assert.ok(frame !== undefined, `SOF0 of quality ${quality}, seed ${seed}`);
    assert.deepEqual([frame.readUInt16BE(1), frame.readUInt16BE(3)], [360, 640]);
    const sampling = [frame[7], frame[10], frame[13]];
    assert.deepEqual(sampling, [0x22, 0x11, 0x11], 'sampling factors: 4:2:0');
    const tables = Buffer.concat(segments.get(0xdb) ?? []);
    assert.equal(tables.length, 130);
    const huffman = Buffer.concat(segments.get(0xc4) ?? []).toString('hex');
    for (const counts of annexKCounts) assert.ok(huffman.includes(counts), counts);
    assert.equal(segments.has(0xdd), false, 'no restart interval');
  }
});
