import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyReaders, readReadersReport, withReader } from './readers-report.ts';

test('a report that a trace keeps comes back as it was', () => {
  const report = withReader(emptyReaders('re-chunking proxy', 20), 'xhr', () => ({
    pieces: [{ atMs: 1.5, text: 'data: 1\n\n' }],
    problem: 'The connection was lost: look at the wire.',
  }));
  const kept = JSON.parse(JSON.stringify({ ...report, complete: true }));
  assert.deepEqual(readReadersReport(kept), { ...report, complete: true });
});

test('what is no report is refused', () => {
  const { fetch, ...others } = emptyReaders('direct', 20).readers;
  assert.ok(fetch);
  for (const foreign of [{}, { path: 'direct', written: 20, readers: { ...others } }]) {
    assert.throws(() => readReadersReport(JSON.parse(JSON.stringify(foreign))), TypeError);
  }
});
