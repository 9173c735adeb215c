import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noReport, readIntoVideoReport, withResults, type WayResult } from './into-video-report.ts';
import { comparisonWords, latencyWords, resultWords } from './into-video-words.ts';

const canvas: WayResult = {
  way: 'canvas',
  encoding: null,
  firstMs: 120,
  latencyMs: 31.4,
  uncertaintyMs: 8.2,
  shown: 74,
  missed: 1,
  newest: 512,
  bytesPerSecond: 200_000,
  trouble: null,
};
const mse: WayResult = {
  ...canvas,
  way: 'mse',
  encoding: { tune: 'zerolatency', fragment: 'frame' },
  latencyMs: 231.4,
};
const img: WayResult = { ...canvas, way: 'img', bytesPerSecond: null, latencyMs: null };

test('a trace keeps all of a report, and a foreign one is refused with a TypeError', () => {
  const report = withResults(noReport, [canvas, mse, { ...img, trouble: 'Not here.' }]);
  assert.deepEqual(readIntoVideoReport(JSON.parse(JSON.stringify(report))), report);
  assert.throws(() => readIntoVideoReport({ results: [{ way: 'rtsp' }] }), TypeError);
});

test('a newer result replaces that of its way and encoding; all have one order', () => {
  const ahead = { ...mse, encoding: { tune: 'none', fragment: 'frame' } } as const;
  const report = withResults(withResults(noReport, [mse, canvas]), [ahead, img]);
  const again = { ...mse, shown: 3 };
  assert.deepEqual(withResults(report, [again]).results, [img, canvas, ahead, again]);
});

test('a latency is told in milliseconds and frames, and how exact it is', () => {
  assert.equal(latencyWords(canvas), '31 ± 9 ms (0.5)');
  assert.equal(latencyWords(img), null);
});

test('an encoding is named where it is not the first choice', () => {
  assert.equal(resultWords(mse), 'RTSP, ffmpeg, MSE');
  assert.equal(
    resultWords({ ...mse, encoding: { tune: 'none', fragment: 'keyframe' } }),
    'RTSP, ffmpeg, MSE, encoder looks ahead, a fragment a second',
  );
});

test('the first and the last are compared, of those that are known', () => {
  assert.equal(
    comparisonWords([img, mse, canvas]),
    'First on the screen: fetch and canvas. Last, 200 ms or 3.0 frames later: RTSP, ffmpeg, MSE.',
  );
  assert.equal(comparisonWords([img, canvas]), 'fetch and canvas: 31 ms late.');
  assert.equal(comparisonWords([img]), 'No way showed a frame whose time is known.');
});
