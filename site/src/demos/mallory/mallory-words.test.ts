import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMalloryReport, type MalloryReport } from './mallory-report.ts';
import { comparisonWords, revealWords } from './mallory-words.ts';

const side = (code: string) => ({ own: 'sha-256 11:22', got: 'sha-256 33:44', code });
const report: MalloryReport = {
  server: 'chance',
  alice: side('001 002 003 004'),
  carol: side('001 002 003 004'),
  said: [{ from: 'alice', text: 'Hello' }],
  isMallory: null,
};

test('equal codes mean that nobody is in the middle, other ones that somebody is', () => {
  assert.match(comparisonWords(report), /equal/);
  assert.match(comparisonWords({ ...report, carol: side('9') }), /differ/);
  assert.equal(comparisonWords({ ...report, carol: null }), '');
});

test('who it was is said when it is known', () => {
  assert.equal(revealWords(report), '');
  assert.match(revealWords({ ...report, isMallory: 'yes' }), /Mallory was/);
  assert.match(revealWords({ ...report, isMallory: 'no' }), /honest/);
});

test('a report of a trace file is read, one of another shape is refused', () => {
  assert.deepEqual(readMalloryReport(JSON.parse(JSON.stringify(report))), report);
  const stranger = { ...report, said: [{ from: 'eve', text: '' }] };
  assert.throws(() => readMalloryReport(JSON.parse(JSON.stringify(stranger))), TypeError);
});
