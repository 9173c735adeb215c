import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anatomyOf } from './record-anatomy.ts';
import { isDataEntry } from './shown-entries.ts';
import {
  clockTrace,
  rechunkedTrace,
  type TraceBuilder,
  webSocketTrace,
} from './testing/sample-trace.ts';
import { storeOfRecords } from './testing/store-of-records.ts';
import { spell } from './track-label.ts';
import { tracksOf, type TrackSegment } from './track-model.ts';

function tracksAt(records: TraceBuilder['records'], sequence: number) {
  const { entries } = storeOfRecords(records).viewOf(1);
  const entry = entries.find((each) => each.kind === 'record' && each.record.sequence === sequence);
  assert.ok(isDataEntry(entry) && entry.connection !== null);
  return tracksOf(anatomyOf(entry.connection, entry.record));
}

test('one event in one chunk: write(), chunk and event, each with its own boundaries', () => {
  const tracks = tracksAt(clockTrace(2).records, 5);
  assert.deepEqual(
    tracks.map(({ name, segments }) => [name, ...segments.map(({ label }) => label)]),
    [
      ['write()', '38 bytes'],
      ['chunk', '20 CR LF', 'chunk-data 32 B', 'CR LF'],
      ['event', 'id 6 B', 'data 25 B', 'LF'],
    ],
  );
});

test('a frame and its message: the bytes of several fields are drawn once, the data in both rows', () => {
  const tracks = tracksAt(webSocketTrace().records, 4);
  assert.deepEqual(
    tracks.map(({ name, segments }) => [name, ...segments.map(({ label }) => label)]),
    [
      ['read()', '11 bytes'],
      ['frame', '81', '85', 'Masking-key 4 B', 'Payload data 5 B'],
      ['message', 'Application data 5 B'],
    ],
  );
  const [, frame, message] = tracks;
  assert.equal(frame?.segments.at(-1)?.leftPercent, message?.segments[0]?.leftPercent);
});

test('a message goes on in a later record, and a ping lies within it', () => {
  const [, , message] = tracksAt(webSocketTrace().records, 6);
  assert.deepEqual(message?.before, { byteLength: 3, rawOffset: message?.before?.rawOffset });
  assert.deepEqual(
    message?.segments.map(({ label }) => label),
    ['Application data 2 B', 'Application data 5 B'],
  );
});

test('positions are shares of the record, so that rows can be compared', () => {
  const [, chunkTrack, eventTrack] = tracksAt(clockTrace(2).records, 5);
  const data = chunkTrack?.segments[1];
  assert.ok(data && eventTrack);
  assert.equal(data.leftPercent.toFixed(3), ((4 / 38) * 100).toFixed(3));
  assert.equal(eventTrack.segments[0]?.leftPercent, data.leftPercent);
  const last = eventTrack.segments.at(-1);
  assert.ok(last);
  assert.equal(end(last), end(data));
});

function end(segment: TrackSegment): string {
  return (segment.leftPercent + segment.widthPercent).toFixed(3);
}

test('what of an event lies in other records is told at the ends of its row', () => {
  const { records } = rechunkedTrace();
  const pieces = records.filter(
    (record) => record.kind === 'data' && record.connection === 12 && record.timeUs > 4_000_000,
  );
  const ends = pieces.map(({ sequence }) => {
    const track = tracksAt(records, sequence).find(({ format }) => format === 'event-stream');
    return [track?.before?.byteLength ?? 0, track?.after?.byteLength ?? 0];
  });
  assert.deepEqual(ends, [
    [0, 25],
    [7, 18],
    [14, 11],
    [21, 4],
    [28, 0],
  ]);
});

test('the record that a client sent was read()', () => {
  assert.equal(tracksAt(clockTrace(1).records, 2)[0]?.name, 'read()');
});

test('bytes are spelled as they are called', () => {
  assert.equal(spell(Uint8Array.from([0x32, 0x30, 13, 10])), '20 CR LF');
  assert.equal(spell(Uint8Array.from([10, 10])), 'LF LF');
  assert.equal(spell(Uint8Array.from([0, 200])), '··');
});
