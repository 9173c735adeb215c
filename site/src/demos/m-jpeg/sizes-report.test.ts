import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readSizesReport, type SizesReport } from './sizes-report.ts';
import { bitRate, frameSize, frameSizes, sizesWords } from './sizes-words.ts';

const report: SizesReport = {
  fps: 10,
  quality: 50,
  frames: 3,
  sizes: [
    { codec: 'jpeg', bytes: [20_000, 20_000, 20_000], keyFrames: [0, 1, 2], likenessDb: 34.2 },
    { codec: 'vp8', bytes: [12_000, 2_000, 1_000], keyFrames: [0], likenessDb: 34.4 },
  ],
  missing: ['This browser encodes no H.264.'],
};

test('a trace keeps all of a report, and a foreign one is refused with a TypeError', () => {
  assert.deepEqual(readSizesReport(JSON.parse(JSON.stringify(report))), report);
  assert.throws(() => readSizesReport({ fps: 10 }), TypeError);
});

test('frames that need another one are told apart from those that need none', () => {
  const [jpeg, vp8] = report.sizes;
  assert.ok(jpeg !== undefined && vp8 !== undefined);
  assert.deepEqual(frameSizes(jpeg), { key: 20_000, delta: null, all: 20_000 });
  assert.deepEqual(frameSizes(vp8), { key: 12_000, delta: 1_500, all: 5_000 });
});

test('sizes are told per frame and per second, with their share', () => {
  assert.equal(bitRate(20_000, 10), '1,600 kbit/s');
  assert.equal(frameSize(1_536), '1.5 KB');
  assert.equal(frameSize(null), 'none');
  assert.equal(
    sizesWords(report),
    '3 frames, all of them whole pictures in M-JPEG. VP8 needs 25 % of the bytes of M-JPEG. This browser encodes no H.264.',
  );
});
