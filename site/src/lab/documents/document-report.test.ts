import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isIntroduction, isMark, isReport } from './document-report.ts';

const introduction = { type: 'document', protocol: 1, session: 's', run: 1, name: 'A' };
const report = { type: 'record', way: 'posted', lane: 'postMessage', atMs: 1, data: undefined };

test('an introduction of this protocol is known, and nothing else', () => {
  assert.ok(isIntroduction(introduction));
  for (const change of [{ protocol: 2 }, { session: 1 }, { run: 1.5 }, { name: null }]) {
    assert.ok(!isIntroduction({ ...introduction, ...change }));
  }
  assert.ok(!isIntroduction(null));
});

test('a report has a way, a time and data; where it says more, it says it as it should', () => {
  assert.ok(isReport(report));
  assert.ok(isReport({ ...report, to: [0, 1], verdict: null, origin: 'null' }));
  assert.ok(isReport({ ...report, from: 'news' }));
  for (const change of [{ way: 'sent' }, { atMs: Number.NaN }, { to: ['0'] }, { origin: 4 }]) {
    assert.ok(!isReport({ ...report, ...change }));
  }
  const { data: _, ...without } = report;
  assert.ok(!isReport(without));
});

test('a mark is no report, and a report is no mark', () => {
  assert.ok(isMark({ type: 'mark' }) && !isReport({ type: 'mark' }));
  assert.ok(!isMark(report) && !isMark(null));
});
