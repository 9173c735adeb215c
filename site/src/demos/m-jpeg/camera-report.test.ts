import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCameraReport, withRun, noCamera, type CameraRun } from './camera-report.ts';
import { latencyWords, runWords } from './camera-words.ts';

const run: CameraRun = {
  flush: 'before',
  fps: 10,
  uncertaintyMs: 5,
  readers: [
    { reader: 'canvas', shown: 30, missed: 0, newest: 87, latencyMs: 108.4 },
    { reader: 'img', shown: 29, missed: 1, newest: null, latencyMs: null },
  ],
};

test('a trace keeps all of a report, and a foreign one is refused with a TypeError', () => {
  const report = withRun(noCamera, run);
  assert.deepEqual(readCameraReport(JSON.parse(JSON.stringify(report))), report);
  assert.throws(() => readCameraReport({ runs: [{ flush: 'never' }] }), TypeError);
});

test('a run replaces the one that was flushed in the same way', () => {
  const after = { ...run, flush: 'after' } as const;
  const again = { ...run, fps: 5 };
  assert.deepEqual(withRun({ runs: [run, after] }, again).runs, [after, again]);
});

test('a latency is told in frames of the stream and in milliseconds, and only where it is known', () => {
  const [canvas] = run.readers;
  assert.ok(canvas !== undefined);
  assert.equal(latencyWords(run, canvas), '1.1 frames, 108 ms');
  assert.equal(
    runWords(run),
    'The fetch and canvas showed 30 frames and missed none, each 1.1 frames, 108 ms behind the camera. ' +
      'The img element showed 29 frames and missed 1.',
  );
});
