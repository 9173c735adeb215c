import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faceLine, faceOf } from '../trace-face.ts';
import { noDetection, readDetectReport, withDetectRun, type DetectRun } from './detect-report.ts';

const page: DetectRun = {
  looker: 'page',
  frames: 30,
  frameBytes: 600_000,
  pictures: 12,
  perSecond: 4.1,
  tookMs: 190,
  loadedBytes: 5_000_000,
  networkBytes: 0,
  objects: [{ label: 'cup', score: 0.5 }],
};

const server: DetectRun = {
  ...page,
  looker: 'server',
  pictures: null,
  loadedBytes: null,
  networkBytes: null,
};

test('of each looker the newest run is kept, and it comes last', () => {
  const newer = { ...page, frames: 10 };
  const report = [page, server, newer].reduce(withDetectRun, noDetection);
  assert.deepEqual(report.runs, [server, newer]);
});

test('a report comes back from a trace as it was', () => {
  const report = [page, server].reduce(withDetectRun, noDetection);
  const console = [faceLine('detect-in-browser', report, 0)];
  assert.deepEqual(faceOf({ console } as never, 'detect-in-browser', readDetectReport), report);
});

test('a report of an unknown looker is none', () => {
  const console = [faceLine('detect-in-browser', { runs: [{ ...page, looker: 'cloud' }] }, 0)];
  assert.equal(faceOf({ console } as never, 'detect-in-browser', readDetectReport), null);
});
