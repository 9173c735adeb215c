import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NewPageRecord } from './held-page-records.ts';
import { lanesOf, otherDocuments, spanOf } from './ladder-lanes.ts';
import { TraceBuilder } from './testing/sample-trace.ts';
import { createTraceStore } from './trace-store.ts';
import type { RecordEntry } from './trace-view.ts';

const message = (timeUs: number, from: string, to: string): NewPageRecord => ({
  timeUs,
  run: 1,
  lane: 'postMessage',
  from,
  to,
  label: '',
  facts: [],
  head: new Uint8Array(),
});

/** The lanes of what is recorded, and between which of them each record's arrow runs. */
function drawn(messages: readonly NewPageRecord[], trace?: TraceBuilder) {
  const store = createTraceStore({ schedule: (run) => run(), later: (run) => run() });
  if (messages.length > 0) store.appendPage(messages);
  if (trace !== undefined) store.append(trace.records);
  const view = store.viewOf(1);
  const frame = lanesOf(view);
  const records = view.entries.filter((entry): entry is RecordEntry => entry.kind === 'record');
  return { ...frame, spans: records.map((entry) => spanOf(entry, frame)) };
}

function request(): TraceBuilder {
  const trace = new TraceBuilder();
  trace.open(1, 1_000);
  trace.up(1, 'GET / HTTP/1.1\r\n\r\n', 2_000);
  trace.down(1, 'HTTP/1.1 204 No Content\r\n\r\n', 3_000);
  return trace;
}

test('without documents there are two lanes: arrows go to the server and come back', () => {
  const { lanes, documentLanes, spans } = drawn([], request());
  assert.deepEqual(lanes, ['browser', 'lab server']);
  assert.equal(documentLanes, 0);
  assert.deepEqual(spans.slice(1), [
    { from: 0, to: 1 },
    { from: 1, to: 0 },
  ]);
});

test('documents stand left of browser and server', () => {
  const { lanes, spans } = drawn([message(500, 'A', 'B')], request());
  assert.deepEqual(lanes, ['A', 'B', 'browser', 'lab server']);
  assert.deepEqual(spans, [
    { from: 0, to: 1 },
    { from: 2, to: 3 },
    { from: 2, to: 3 },
    { from: 3, to: 2 },
  ]);
});

test('without connections the documents stand alone, if there are two of them', () => {
  assert.deepEqual(drawn([message(1, 'A', 'B')]).lanes, ['A', 'B']);
  assert.deepEqual(drawn([message(1, 'A', 'A')]).lanes, ['A', 'browser', 'lab server']);
});

test('a document that posts to itself has no arrow', () => {
  assert.deepEqual(drawn([message(1, 'A', 'A')]).spans, [null]);
});

const to = (names: string) => [...names].map((name, at) => message(at, 'A', name));

test('five documents have lanes of their own; of more, the last lane is the others', () => {
  assert.deepEqual(drawn(to('BCDE')).lanes, ['A', 'B', 'C', 'D', 'E']);
  const many = drawn(to('BCDEF'));
  assert.deepEqual(many.lanes, ['A', 'B', 'C', 'D', otherDocuments]);
  assert.deepEqual(many.spans.at(-1), { from: 0, to: 4 });
});

test('a relay stands between the browser and the peer, who both send to it', () => {
  const trace = new TraceBuilder();
  const client = { ...trace.open(1, 1_000), listener: 'stun', transport: 'udp' } as const;
  trace.up(1, '@\0\0\0', 2_000);
  const peer = { ...trace.open(2, 3_000, 1), listener: 'stun', transport: 'udp' } as const;
  trace.down(2, 'to the peer', 4_000);
  trace.up(2, 'from the peer', 5_000);
  const records = trace.records.map((record) =>
    record.kind === 'open' ? (record.connection === 1 ? client : peer) : record,
  );
  const store = createTraceStore({ schedule: (run) => run(), later: (run) => run() });
  store.append(records);
  const view = store.viewOf(null);
  const frame = lanesOf(view);
  assert.deepEqual(frame.lanes, ['browser', 'lab server', 'peer']);
  const spans = view.entries
    .filter((entry): entry is RecordEntry => entry.kind === 'record')
    .filter(({ record }) => record.kind === 'data')
    .map((entry) => spanOf(entry, frame));
  assert.deepEqual(spans, [
    { from: 0, to: 1 },
    { from: 1, to: 2 },
    { from: 2, to: 1 },
  ]);
});
