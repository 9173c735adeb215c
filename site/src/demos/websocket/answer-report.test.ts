import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faceLine, faceOf } from '../trace-face.ts';
import { readAnswerReport, type AnswerReport } from './answer-report.ts';

const metadataWith = (report: object) =>
  ({ console: [faceLine('handshake-answer', report, 0)] }) as never;

test('a report is read back as it was kept', () => {
  const reports: AnswerReport[] = [
    { lines: [], outcome: null },
    { lines: ['error', 'close'], outcome: 'refused' },
  ];
  for (const report of reports) {
    const read = faceOf(metadataWith(report), 'handshake-answer', readAnswerReport);
    assert.deepEqual(read, report);
  }
});

test('a file that holds something else gives none', () => {
  for (const report of [{}, { lines: [1], outcome: null }, { lines: [], outcome: 'maybe' }]) {
    assert.equal(faceOf(metadataWith(report), 'handshake-answer', readAnswerReport), null);
  }
});
