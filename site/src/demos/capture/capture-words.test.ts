import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyReport } from './capture-report.ts';
import {
  ageWords,
  detectionWords,
  objectWords,
  phaseWords,
  problemWords,
  snapshotWords,
  uploadWords,
} from './capture-words.ts';
import { WebcamError } from './webcam.ts';

const found = { frameNumber: 85, dueFrameNumber: 91, tookMs: 161.4, objects: [] };
const box = { left: 0, top: 0, width: 1, height: 1 };

test('detection says what it does, and how old its boxes are', () => {
  const detection = { perSecond: 3.5, failure: null, found };
  assert.equal(detectionWords(detection), '3.5 detections per second, 161 ms each.');
  assert.equal(ageWords(detection, 30), 'On frame 91 are the boxes of frame 85: 200 ms old.');
  assert.equal(objectWords({ label: 'cup', score: 0.527, box }), 'cup 53 %');
});

test('a model that is being loaded, and one that failed, are told apart', () => {
  const loading = { perSecond: 0, failure: null, found: null };
  assert.match(detectionWords(loading), /^The model is being loaded/);
  assert.equal(ageWords(loading, 30), null);
  const failed = { ...loading, failure: 'no such file' };
  assert.match(detectionWords(failed), /^Detection failed: no such file\. .*off and on/);
});

test('what the page did not send is told, and what could not be read', () => {
  const count = { made: 90, sent: 30, sentBytes: 600_000, decoded: 29, unreadable: 1 };
  assert.equal(
    uploadWords(count),
    'The camera made 90 frames, this page sent 30 of them (20 kB each), the lab server decoded 29, 1 could not be read.',
  );
});

test('every failure of a webcam names a remedy, and the words of the browser', () => {
  const denied = problemWords(new WebcamError('denied', 'NotAllowedError: Permission denied'));
  assert.match(
    denied,
    /Allow it in the browser's settings.*\(NotAllowedError: Permission denied\)/,
  );
  assert.match(problemWords(new WebcamError('insecure-context', '')), /secure context.*https/);
  assert.equal(problemWords(new Error('Nobody publishes.')), 'Nobody publishes.');
});

test('a snapshot has its size', () => {
  const size = { byteLength: 25_184, width: 640, height: 360 };
  const words = '25,184 bytes, 640 × 360 pixels';
  assert.equal(snapshotWords({ ...size, frameNumber: null }), words);
  assert.equal(snapshotWords({ ...size, frameNumber: 12 }), `${words}, frame 12`);
});

test('each phase of a run is told, and a problem before all', () => {
  const report = { ...emptyReport('drawing'), shown: 3, frameNumber: 91 };
  assert.match(phaseWords('asking', report), /asks whether this page may use the camera/);
  assert.match(phaseWords('running', report), /read from its pixels/);
  assert.equal(phaseWords('over', report), 'Stopped after 3 frames of: a drawing by this page.');
  assert.equal(phaseWords('running', { ...report, problem: 'It broke.' }), 'It broke.');
});
