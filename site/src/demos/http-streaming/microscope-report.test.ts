import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nothingSeen, readMicroscopeReport } from './microscope-report.ts';

test('a report that a trace keeps comes back as it was', () => {
  const report = { lines: ['status 200', 'TypeError: network error'], outcome: 'failed' } as const;
  assert.deepEqual(readMicroscopeReport(structuredClone(report)), report);
  assert.deepEqual(readMicroscopeReport({ lines: [], outcome: null }), nothingSeen);
});

test('what is no report is refused', () => {
  assert.throws(() => readMicroscopeReport({}), TypeError);
  assert.throws(() => readMicroscopeReport({ lines: [1], outcome: null }), TypeError);
  assert.throws(() => readMicroscopeReport({ lines: [], outcome: 'won' }), TypeError);
});
