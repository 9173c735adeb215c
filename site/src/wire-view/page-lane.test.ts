/** What the page recorded, from the store to the row: in its place in time, on lanes of its own, marked. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sampleMetadata } from '@wireside/labs-server/wire/testing/sample-trace.ts';
import type { NewPageRecord } from './held-page-records.ts';
import { FilteredEntries, emptyFilter } from './ladder-filter.ts';
import { ladderFrameOf, ladderRowOf, rowSentence, totalsOf } from './ladder-model.ts';
import { pageFacts } from './page-record-words.ts';
import { anatomyOfPage } from './record-anatomy.ts';
import { shownEntryOf } from './shown-entries.ts';
import { TraceBuilder } from './testing/sample-trace.ts';
import { encodeTrace, openTrace } from './trace-file-actions.ts';
import { createTraceStore, type TraceStore } from './trace-store.ts';

function message(timeUs: number, from: string, to: string, text: string): NewPageRecord {
  const head = new TextEncoder().encode(JSON.stringify(text));
  const facts = [['event.origin', 'http://127.0.0.1:4601']] as const;
  return { timeUs, run: 1, lane: 'postMessage', from, to, label: 'accepted', facts, head };
}

/** Two messages of the page among the records of one request; the server's records come last. */
function storeOfMessages(settles: (() => void)[] = []): TraceStore {
  const store = createTraceStore({
    schedule: (callback) => callback(),
    later: (callback) => void settles.push(callback),
  });
  store.appendPage([message(5_000, 'A :4601', 'B :4602', 'Hello world')]);
  store.appendPage([message(1_500, 'B :4602', 'A :4601', 'Hello')]);
  const trace = new TraceBuilder();
  trace.open(1, 1_000);
  trace.up(1, 'GET / HTTP/1.1\r\n\r\n', 2_000);
  store.append(trace.records);
  return store;
}

const timesOf = (store: TraceStore) =>
  store
    .viewOf(1)
    .entries.map((entry) => (entry.kind === 'record' ? entry.record.timeUs : Number.NaN));

test('a message stands where it happened, though the server’s records come later', () => {
  const settles: (() => void)[] = [];
  const store = storeOfMessages(settles);
  assert.deepEqual(timesOf(store), [1_000, 1_500, 2_000]);
  for (const settle of settles) settle();
  assert.deepEqual(timesOf(store), [1_000, 1_500, 2_000, 5_000]);
});

test('messages do not disturb the count of the server’s records', () => {
  const store = storeOfMessages();
  assert.equal(store.lastSequence, 2);
  assert.equal(store.viewOf(1).dataRecords, 1);
  assert.match(totalsOf(store.viewOf(1)), /^1 record · .* · 1 in the page$/);
});

test('documents have lanes of their own, left of browser and lab server', () => {
  const settles: (() => void)[] = [];
  const view = storeOfMessages(settles).viewOf(1);
  for (const settle of settles) settle();
  const frame = ladderFrameOf(view, 0);
  assert.deepEqual(frame.lanes, ['B :4602', 'A :4601', 'browser', 'lab server']);
  const rows = view.entries.map((entry) => ladderRowOf(entry, frame));
  assert.deepEqual(
    rows.map(({ span }) => span),
    [
      { from: 2, to: 3 },
      { from: 0, to: 1 },
      { from: 2, to: 3 },
      { from: 1, to: 0 },
    ],
  );
  assert.equal(
    rows[3] && rowSentence(rows[3], frame.lanes),
    '5.0 ms, A :4601 to B :4602, postMessage, "Hello world" · accepted',
  );
});

test('a trace without connections has the documents’ lanes alone; further documents share one', () => {
  const store = createTraceStore({ schedule: (run) => run(), later: (run) => run() });
  store.appendPage([message(1, 'A', 'B', 'x')]);
  assert.deepEqual(ladderFrameOf(store.viewOf(1), null).lanes, ['A', 'B']);
  store.appendPage(['C', 'D', 'E', 'F'].map((to, at) => message(2 + at, 'A', to, 'x')));
  const view = store.viewOf(1);
  const frame = ladderFrameOf(view, null);
  assert.deepEqual(frame.lanes, ['A', 'B', 'C', 'D', 'others']);
  const last = view.entries.at(-1);
  assert.deepEqual(last && ladderRowOf(last, frame).span, { from: 0, to: 4 });
});

test('the filter finds messages by their data and their facts, and can show nothing else', () => {
  const settles: (() => void)[] = [];
  const view = storeOfMessages(settles).viewOf(1);
  for (const settle of settles) settle();
  const count = (change: object) =>
    new FilteredEntries(view, { ...emptyFilter, ...change }).upToDate().length;
  assert.equal(count({ text: 'hello WORLD' }), 1);
  assert.equal(count({ text: 'event.origin' }), 2);
  assert.equal(count({ connection: 'page' }), 2);
});

test('what is shown of a message: its facts, the newest first of all, and that it is no evidence', () => {
  const settles: (() => void)[] = [];
  const { entries } = storeOfMessages(settles).viewOf(1);
  for (const settle of settles) settle();
  const shown = shownEntryOf(null, entries, entries.length);
  assert.ok(shown?.kind === 'record' && shown.record.kind === 'page');
  assert.equal(shown.record.timeUs, 5_000);
  const facts = pageFacts(shown.record);
  assert.deepEqual(facts[4], ['event.origin', 'http://127.0.0.1:4601']);
  assert.match(facts.at(-1)?.[1] ?? '', /never crossed a socket/);
  const anatomy = anatomyOfPage(shown.record);
  assert.equal(anatomy.bytes, shown.record.head);
  assert.ok(anatomy.leafAt.every((leaf) => leaf === -1));
});

test('messages are saved with the trace and come back in their order', () => {
  const settles: (() => void)[] = [];
  const store = storeOfMessages(settles);
  for (const settle of settles) settle();
  const answer = openTrace(encodeTrace(store.viewOf(1), sampleMetadata, null), {
    schedule: (callback) => callback(),
  });
  assert.ok('trace' in answer);
  assert.deepEqual(timesOf(answer.trace.store), timesOf(store));
  assert.deepEqual(answer.trace.store.viewOf(1).documents, ['B :4602', 'A :4601']);
});
