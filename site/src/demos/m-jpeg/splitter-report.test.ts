import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noSplit, readSplitReport, withSplitRun, type SplitRun } from './splitter-report.ts';
import { resultWords, settingWords, splitWords } from './splitter-words.ts';

const run: SplitRun = {
  length: 'exact',
  boundaryInData: true,
  results: [
    { reader: 'delimiters', frames: [], brokenParts: 12, fault: 'a rule' },
    { reader: 'lengths', frames: [3], brokenParts: 1, fault: null },
  ],
};

test('a trace keeps all of a report, and a foreign one is refused with a TypeError', () => {
  const report = withSplitRun(noSplit, run);
  assert.deepEqual(readSplitReport(JSON.parse(JSON.stringify(report))), report);
  assert.throws(() => readSplitReport({ runs: [{ length: 'wrong' }] }), TypeError);
});

test('a run replaces the one with the same setting only', () => {
  const other = { ...run, boundaryInData: false };
  const again = { ...run, results: [] };
  assert.deepEqual(withSplitRun({ runs: [run, other] }, again).runs, [other, again]);
});

test('what each reader found is told, and the setting', () => {
  const [, second] = run.results;
  assert.ok(second !== undefined);
  assert.equal(resultWords(second), '1 picture, 1 part is none');
  assert.equal(settingWords(run), 'Content-Length exact, delimiter in the data');
  assert.match(
    splitWords(run),
    /^The strict parser: delimiters only: 0 pictures, 12 parts are none\. The/,
  );
});
