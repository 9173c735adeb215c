import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rechunkedTrace } from '../testing/sample-trace.ts';
import { storeOfRecords } from '../testing/store-of-records.ts';
import { repeatRecords } from './repeat-records.ts';

const { records } = rechunkedTrace();
const repeated = repeatRecords(records, 3 * records.length - 2);

test('as many records as asked for, with sequence numbers and times that go on', () => {
  assert.equal(repeated.length, 3 * records.length - 2);
  repeated.forEach(({ sequence, timeUs }, at) => {
    assert.equal(sequence, at + 1);
    assert.ok(timeUs >= (repeated[at - 1]?.timeUs ?? 0), `record ${sequence}`);
  });
});

test('no byte and no stream offset is changed', () => {
  repeated.forEach((record, at) => {
    const source = records[at % records.length];
    assert.equal(record.kind, source?.kind);
    if (record.kind !== 'data' || source?.kind !== 'data') return;
    assert.deepEqual(record.head, source.head);
    assert.equal(record.streamOffset, source.streamOffset);
  });
});

test('each repetition has its own connections, and its second hop belongs to its first', () => {
  const opened = repeated.flatMap((record) => (record.kind === 'open' ? [record] : []));
  assert.equal(new Set(opened.map(({ connection }) => connection)).size, opened.length);
  for (const { hopOf } of opened.filter(({ hopOf }) => hopOf !== null)) {
    assert.ok(opened.some(({ connection }) => connection === hopOf));
  }
  const { connections } = storeOfRecords(repeated);
  assert.equal(connections.length, opened.length);
});

test('nothing repeated is nothing', () => {
  assert.deepEqual(repeatRecords([], 50), []);
});
