import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  beginTankRun,
  noTankRuns,
  readChannelTankReport,
  withTankRun,
} from './channel-tank-report.ts';

const asked = { side: 'page', way: 'loop', place: 'same', totalBytes: 100 } as const;

test('a report reads back as it was written', () => {
  const run = { ...beginTankRun(asked), bytesBeforeWord: 9, tookMs: 5, trouble: 'full' };
  const report = withTankRun(noTankRuns, run);
  assert.deepEqual(readChannelTankReport(JSON.parse(JSON.stringify(report))), report);
  assert.throws(() => readChannelTankReport({ runs: [{ ...run, way: 'by post' }] }), TypeError);
});

test('a newer run of the same kind takes the place of the older one, at the end', () => {
  const first = beginTankRun(asked);
  const other = beginTankRun({ ...asked, way: 'wait' });
  const again = { ...first, peakBytes: 7 };
  const report = [first, other, again].reduce(withTankRun, noTankRuns);
  assert.deepEqual(report.runs, [other, again]);
});
