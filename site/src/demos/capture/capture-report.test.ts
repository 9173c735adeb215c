import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyReport, readCaptureReport, type CaptureReport } from './capture-report.ts';
import { isSentByPage, labSource, snapshotParameters } from './capture-setting.ts';

const full: CaptureReport = {
  source: 'drawing',
  shown: 12,
  frameNumber: 90,
  upload: { made: 30, sent: 10, sentBytes: 200_000, decoded: 9, unreadable: 0 },
  detection: {
    perSecond: 3.5,
    failure: null,
    found: {
      frameNumber: 80,
      dueFrameNumber: 91,
      tookMs: 161.4,
      objects: [
        {
          label: 'stop sign',
          score: 0.95,
          box: { left: 10, top: 20, width: 180, height: 180 },
        },
      ],
    },
  },
  snapshot: { byteLength: 25_184, width: 640, height: 360, frameNumber: null },
  problem: null,
};

test('a trace keeps all of a report, and a foreign one is refused with a TypeError', () => {
  for (const report of [emptyReport('camera'), full]) {
    assert.deepEqual(readCaptureReport(JSON.parse(JSON.stringify(report))), report);
  }
  assert.throws(() => readCaptureReport({ source: 'the moon' }), TypeError);
  const foreign = { ...JSON.parse(JSON.stringify(full)), detection: 3 };
  assert.throws(() => readCaptureReport(foreign), TypeError);
});

test('a drawing goes the way of the webcam', () => {
  assert.deepEqual([labSource('drawing'), labSource('published')], ['webcam', 'published']);
  assert.deepEqual([isSentByPage('drawing'), isSentByPage('camera')], [true, false]);
});

test('without detection no threshold is asked for', () => {
  const setting = { source: 'slideshow', fps: 10, threshold: 40 } as const;
  assert.deepEqual(snapshotParameters({ ...setting, boxes: false }), {
    source: 'slideshow',
    quality: 50,
  });
  assert.deepEqual(snapshotParameters({ ...setting, boxes: true }), {
    source: 'slideshow',
    quality: 50,
    boxes: true,
    threshold: 40,
  });
});
