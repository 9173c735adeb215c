import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DataRecord } from '@wireside/labs-server/wire/record.ts';
import { anatomyOf, formatAt, keptRangesOf, offsetOfKept, stretchesOf } from './record-anatomy.ts';
import { isDataEntry } from './shown-entries.ts';
import {
  clockTrace,
  rechunkedTrace,
  TraceBuilder,
  webSocketTrace,
} from './testing/sample-trace.ts';
import { storeOfRecords } from './testing/store-of-records.ts';

function anatomyAt(records: TraceBuilder['records'], sequence: number) {
  const { entries } = storeOfRecords(records).viewOf(1);
  const entry = entries.find((each) => each.kind === 'record' && each.record.sequence === sequence);
  assert.ok(isDataEntry(entry) && entry.connection !== null);
  return anatomyOf(entry.connection, entry.record);
}

test('every byte has its innermost field: chunk around, event inside', () => {
  const anatomy = anatomyAt(clockTrace(2).records, 5);
  const formats = Array.from(anatomy.bytes, (_, at) => formatAt(anatomy, at));
  assert.deepEqual(formats.slice(0, 4), ['chunked', 'chunked', 'chunked', 'chunked']);
  assert.ok(formats.slice(4, -2).every((format) => format === 'event-stream'));
  assert.deepEqual(formats.slice(-2), ['chunked', 'chunked']);
});

test('the stretches of a record tile its bytes: no gap, no overlap', () => {
  for (const sequence of [2, 3, 4]) {
    const anatomy = anatomyAt(clockTrace(1).records, sequence);
    const stretches = stretchesOf(anatomy, 0, anatomy.bytes.length);
    let at = 0;
    for (const { start, end, leaf } of stretches) {
      assert.equal(start, at);
      assert.notEqual(leaf, -1);
      at = end;
    }
    assert.equal(at, anatomy.bytes.length);
  }
});

test('a field that lies in several records knows all its places, and its part in this one', () => {
  const { records } = rechunkedTrace();
  const pieces = records.filter(
    (record): record is DataRecord =>
      record.kind === 'data' && record.connection === 12 && record.direction === 'server-to-client',
  );
  const anatomy = anatomyAt(records, pieces[2]?.sequence ?? 0);
  const data = anatomy.fields.find(({ field, depth }) => field.name === 'data' && depth === 0);
  assert.ok(data);
  assert.ok(data.raw.length > 1);
  assert.equal(data.inRecord.length, 1);
});

test('masked bytes have two fields: the payload data of the frame, and inside it the text of the message', () => {
  const anatomy = anatomyAt(webSocketTrace().records, 4);
  const told = anatomy.fields.map(({ field, unit }) => `${unit.kind} ${field.name} ${field.value}`);
  assert.ok(told.includes('frame Payload data null'));
  assert.ok(told.includes('message Application data Hello'));
  const innermost = anatomy.fields[anatomy.leafAt.at(-1) ?? -1];
  assert.equal(innermost?.unit.kind, 'message');
  assert.deepEqual([...anatomy.depths.values()], [0, 1]);
});

test('an inflated message lies as a whole where its compressed bytes do', () => {
  const trace = webSocketTrace('Sec-WebSocket-Extensions: permessage-deflate\r\n');
  trace.down(12, '\xc1\x07\xf2\x48\xcd\xc9\xc9\x07\x00', 700);
  const anatomy = anatomyAt(trace.records, 8);
  const text = anatomy.fields.find(({ field }) => field.value === 'Hello');
  assert.deepEqual(text?.inRecord, [{ start: 2, end: 9 }]);
  assert.deepEqual([...anatomy.depths.values()], [0, 1, 2]);
});

test('of a large record head and tail are kept; positions behind the omitted middle are right', () => {
  const head = new Uint8Array(10).fill(65);
  const tail = new Uint8Array(6).fill(66);
  const record: DataRecord = {
    ...new TraceBuilder().up(1, '', 0),
    byteLength: 1000,
    head,
    tail,
  };
  assert.equal(offsetOfKept(record, 9), 9);
  assert.equal(offsetOfKept(record, 10), 994);
  assert.deepEqual(keptRangesOf(record, { start: 5, end: 996 }), [
    { start: 5, end: 10 },
    { start: 10, end: 12 },
  ]);
  assert.deepEqual(keptRangesOf(record, { start: 20, end: 30 }), []);
});
