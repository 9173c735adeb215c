import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCallReport } from './call-report.ts';
import { sampleOf } from './call-stats.ts';

test('every number and word of a sample reads back', () => {
  const nothing = sampleOf(null, { near: [], far: [], atMs: 0 }, 0);
  const full = Object.fromEntries(
    Object.keys(nothing).map((name, index) => [
      name,
      ['limitation', 'codec', 'tlsVersion', 'srtpCipher', 'candidates'].includes(name)
        ? name
        : index,
    ]),
  );
  const report = { side: 'bob', samples: [nothing, full] };
  assert.deepEqual(readCallReport(JSON.parse(JSON.stringify(report))), report);
});

test('a report with a part of another kind is refused', () => {
  assert.throws(() => readCallReport({ side: 'bob', samples: [{ atSeconds: 'soon' }] }), TypeError);
});
