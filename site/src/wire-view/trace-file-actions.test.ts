import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clockTrace } from './testing/sample-trace.ts';
import { storeOfRecords } from './testing/store-of-records.ts';
import { encodeTrace, openTrace, openTraceFile, traceFileName } from './trace-file-actions.ts';

const metadata = {
  title: 'Live · EventSource',
  benchId: 'sse-clock',
  code: null,
  console: [],
  createdAt: '2026-03-01T10:00:00.000Z',
  productVersion: '0.1.0',
  originUs: null,
  sessionIdsReplaced: false,
};

test('what was saved replays in a store of its own, decoded alike', () => {
  const saved = storeOfRecords(clockTrace(3).records);
  const answer = openTrace(encodeTrace(saved.viewOf(1), metadata, null));
  assert.ok('trace' in answer);
  const { store } = answer.trace;
  assert.deepEqual(
    store.connections.map(({ conversation }) => conversation.units.map(({ title }) => title)),
    saved.connections.map(({ conversation }) => conversation.units.map(({ title }) => title)),
  );
  assert.equal(answer.trace.metadata.title, metadata.title);
});

test('the session id does not leave the page', () => {
  const saved = storeOfRecords(clockTrace(1).records);
  const bytes = encodeTrace(saved.viewOf(1), metadata, 'server-sent');
  assert.ok(!new TextDecoder('latin1').decode(bytes).includes('server-sent'));
});

test('a file that is no trace is refused with a sentence that helps', async () => {
  const answer = await openTraceFile(new Blob(['no capture at all']));
  assert.ok('problem' in answer);
  assert.match(answer.problem, /Choose a \.pcapng file/);
});

test('a file name says what and when', () => {
  assert.equal(traceFileName(metadata), 'live-eventsource-2026-03-01.pcapng');
  assert.equal(traceFileName({ ...metadata, title: '…' }), 'trace-2026-03-01.pcapng');
});
