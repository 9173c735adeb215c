import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentReport } from './document-report.ts';
import { laneName, recordOf } from './report-record.ts';

const own = 'http://127.0.0.1:4600';

test('a lane tells an origin by its port, where the host is the page’s own', () => {
  assert.equal(laneName('A', 'http://127.0.0.1:4601', own), 'A :4601');
  assert.equal(laneName('A', 'http://localhost:4601', own), 'A localhost:4601');
  assert.equal(laneName('A', 'null', own), 'A null');
  assert.equal(laneName('channel news', '', own), 'channel news');
});

const posted: DocumentReport = {
  type: 'record',
  way: 'posted',
  lane: 'postMessage',
  atMs: 0,
  to: [0],
  targetOrigin: '*',
  data: 'x',
  ports: 1,
  isLast: false,
};

test('what was posted runs from the document that reports, and names its target', () => {
  const record = recordOf(posted, 'A :4601', 'B :4602');
  assert.deepEqual([record.from, record.to, record.label], ['A :4601', 'B :4602', 'posted']);
  assert.deepEqual(record.facts, [
    ['targetOrigin', '*'],
    ['ports transferred', '1'],
  ]);
});

test('an exception is told in the browser’s words, and the last report says that it is', () => {
  const thrown = recordOf({ ...posted, way: 'thrown', verdict: 'SyntaxError: no' }, 'A', 'B');
  assert.equal(thrown.label, 'SyntaxError: no');
  const last = recordOf({ ...posted, isLast: true }, 'A', 'B');
  assert.match(last.label, /^posted; further messages of this document are not recorded$/);
});
