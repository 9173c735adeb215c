import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boxAgeMs, detectionOf } from './detection-report.ts';

const detection = { isRunning: true, perSecond: 3.5, failure: null, latest: null };
const camera = { frameNumber: 91, framesPerSecond: 30 };

test('before the first answer nothing is found', () => {
  assert.deepEqual(detectionOf({ camera, detection }), {
    perSecond: 3.5,
    failure: null,
    found: null,
  });
});

test('the age of the boxes is told by the frame of the camera that is due', () => {
  const latest = { frameNumber: 85, capturedUs: 1, tookMs: 161, objects: [] };
  const answer = detectionOf({ camera, detection: { ...detection, latest } });
  const found = answer?.found;
  assert.ok(found);
  assert.deepEqual([found.frameNumber, found.dueFrameNumber], [85, 91]);
  assert.equal(boxAgeMs(found, 30), 200);
  assert.equal(boxAgeMs({ ...found, dueFrameNumber: 84 }, 30), 0);
});

test('a camera that is missing has no detection', () => {
  assert.equal(detectionOf({ camera: { missing: 'There is none.' }, detection }), null);
});

test('an answer of another shape is a TypeError', () => {
  assert.throws(() => detectionOf({ title: 'Not Found' }), TypeError);
});
