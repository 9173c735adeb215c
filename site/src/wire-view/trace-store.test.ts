import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { WireRecord } from '@wireside/labs-server/wire/record.ts';
import { chunk, clockTrace, event, TraceBuilder } from './testing/sample-trace.ts';
import type { TraceStoreOptions } from './trace-store-options.ts';
import { createTraceStore } from './trace-store.ts';
function storeWithFrames(options: TraceStoreOptions = {}) {
  const frames: (() => void)[] = [];
  const store = createTraceStore({ ...options, schedule: (frame) => void frames.push(frame) });
  const frame = (): void => frames.splice(0).forEach((callback) => callback());
  return { store, frames, frame };
}

function inRun(records: readonly WireRecord[], run: number, after = 0): WireRecord[] {
  return records.map((record) => ({ ...record, run, sequence: record.sequence + after }));
}

test('many appends within one frame bump the revision once', () => {
  const { store, frames, frame } = storeWithFrames();
  for (const record of clockTrace(20).records) store.append([record]);
  assert.equal(store.revision.value, 0);
  assert.equal(frames.length, 1);
  frame();
  assert.equal(store.revision.value, 1);
  store.gap(99, 120);
  frame();
  assert.equal(store.revision.value, 2);
});

test('a view holds the records of its run, and counts bytes by direction', () => {
  const { store } = storeWithFrames();
  const first = clockTrace(2).records;
  store.append(inRun(first, 1));
  store.append(inRun(clockTrace(1).records, 2, first.length));
  const view = store.viewOf(1);
  assert.equal(view.entries.length, first.length);
  assert.equal(view.dataRecords, 4);
  const size = (direction: string) =>
    first
      .filter((record) => record.kind === 'data')
      .filter((record) => record.direction === direction)
      .reduce((sum, record) => sum + record.byteLength, 0);
  assert.equal(view.bytesUp, size('client-to-server'));
  assert.equal(view.bytesDown, size('server-to-client'));
  assert.equal(store.viewOf(null).entries.length, first.length + store.viewOf(2).entries.length);
  assert.equal(store.viewOf(7).entries.length, 0);
});

test('records that come twice, as after observing again, are taken once', () => {
  const { store } = storeWithFrames();
  const { records } = clockTrace(3);
  store.append(records.slice(0, 4));
  store.append(records);
  assert.equal(store.viewOf(null).entries.length, records.length);
  assert.equal(store.lastSequence, records.length);
  assert.deepEqual(
    store.connections.map(
      ({ conversation }) => conversation.units.filter((unit) => unit.state !== 'complete').length,
    ),
    [0],
  );
});

test('the data records of a connection are decoded as one conversation', () => {
  const { store } = storeWithFrames();
  store.append(clockTrace(2).records);
  const [connection] = store.connections;
  const titles = connection?.conversation.units.map((unit) => unit.title);
  assert.ok(titles?.includes('GET /server-sent-events/clock'));
  assert.ok(titles?.includes('200 OK'));
  assert.ok(titles?.includes('event 2'));
});

test('a gap is told in the runs that were going on, and in the run that goes on after it, once', () => {
  const { store } = storeWithFrames();
  const ended = new TraceBuilder(1);
  ended.open(1, 0);
  ended.close(1, 10);
  store.append(ended.records);
  const running = clockTrace(1).records.map((record) => ({
    ...record,
    run: 2,
    sequence: record.sequence + 2,
  }));
  store.append(running);
  const last = store.lastSequence;
  store.gap(last, last + 30);
  const later = { ...running[0], sequence: last + 30, run: 3, connection: 77 } as WireRecord;
  store.append([later, { ...later, sequence: last + 31 }]);
  const gaps = (run: number) => store.viewOf(run).entries.filter(({ kind }) => kind === 'gap');
  assert.deepEqual(gaps(1), []);
  assert.equal(gaps(2).length, 1);
  assert.equal(gaps(3).length, 1);
  assert.equal(store.viewOf(3).entries[0]?.kind, 'gap');
  assert.deepEqual(gaps(2)[0], {
    kind: 'gap',
    index: gaps(2)[0]?.index,
    firstMissing: last + 1,
    lastMissing: last + 29,
  });
});

test('bytes that a gap swallowed keep their place in the stream, and what follows is not misread', () => {
  const { store } = storeWithFrames();
  const { records } = clockTrace(4);
  store.append(records.filter(({ sequence }) => sequence !== 5));
  const { units, layers } = store.connections[0]?.conversation ?? {};
  const last = records.at(-1);
  assert.ok(units && last?.kind === 'data');
  const stream = [...(layers?.values() ?? [])].find(
    ({ parent, direction }) => parent === null && direction === 'server-to-client',
  );
  assert.equal(stream?.byteLength, last.streamOffset + last.byteLength);
  assert.ok(units.some(({ title, state }) => title === 'event 1' && state === 'complete'));
  assert.ok(units.every(({ state }) => state !== 'malformed'));
});

test('what is beyond the limit of records is dropped, oldest first, and told', () => {
  const { store } = storeWithFrames({ maxRecords: 50 });
  store.append(clockTrace(100).records);
  const view = store.viewOf(1);
  assert.ok(view.entries.length <= 50);
  assert.equal(view.droppedRecords + view.entries.length, 103);
  assert.equal(view.entries.at(-1)?.kind, 'record');
  assert.equal(store.viewOf(null).droppedRecords, view.droppedRecords);
});

test('what is beyond the limit of bytes is dropped, and closed connections go with their records', () => {
  const { store } = storeWithFrames({ maxBytes: 10_000 });
  const trace = new TraceBuilder();
  for (let connection = 1; connection <= 40; connection += 1) {
    trace.open(connection, 0);
    trace.up(connection, 'x'.repeat(1000), 1);
    trace.close(connection, 2);
  }
  store.append(trace.records);
  const kept = store
    .viewOf(null)
    .entries.reduce(
      (sum, entry) =>
        entry.kind === 'record' && entry.record.kind === 'data'
          ? sum + entry.record.head.length
          : sum,
      0,
    );
  assert.ok(kept <= 10_000);
  assert.ok(store.connections.length <= 12, `${store.connections.length} connections`);
});

test('clear forgets one run, and an open connection still decodes what comes later', () => {
  const { store } = storeWithFrames();
  const trace = clockTrace(1);
  store.append(trace.records);
  store.clear(1);
  assert.equal(store.viewOf(1).entries.length, 0);
  assert.equal(store.viewOf(null).entries.length, 0);
  assert.equal(store.viewOf(1).bytesDown, 0);
  store.append([trace.down(12, chunk(event(2, 'later')), 20)]);
  assert.ok(store.connections[0]?.conversation.units.some(({ title }) => title === 'event 2'));
  assert.equal(store.viewOf(1).entries.length, 1);
});

test('another session may use the same numbers again; shown records stay', () => {
  const { store } = storeWithFrames();
  store.append(inRun(clockTrace(2).records, 1));
  store.beginSession();
  assert.equal(store.lastSequence, 0);
  store.append(inRun(clockTrace(1).records, 2));
  assert.equal(store.connections.length, 2);
  assert.notEqual(store.viewOf(1).connections[0], store.viewOf(2).connections[0]);
  assert.equal(store.viewOf(1).dataRecords, 4);
});

test('the second hop makes three lanes in its run, and its bytes are not counted twice', () => {
  const { store } = storeWithFrames();
  const trace = new TraceBuilder();
  trace.open(1, 0);
  trace.up(1, 'abc', 1);
  trace.open(2, 2, 1);
  trace.up(2, 'abc', 3);
  store.append(trace.records);
  const view = store.viewOf(1);
  assert.equal(view.hasSecondHop, true);
  assert.equal(view.bytesUp, 3);
  assert.deepEqual(
    view.connections.map((connection) => connection.roleIn(1)),
    ['first-hop', 'second-hop'],
  );
});
