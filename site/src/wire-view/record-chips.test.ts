import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chipsOf, chipText } from './record-chips.ts';
import { storeOfRecords } from './testing/store-of-records.ts';
import { TraceBuilder } from './testing/sample-trace.ts';

/** The chips of every data record of `trace`, as text. */
function chipsIn({ records }: TraceBuilder): string[][] {
  return storeOfRecords(records)
    .viewOf(1)
    .entries.flatMap((entry) => {
      if (entry.kind === 'gap' || entry.record.kind !== 'data') return [];
      return entry.connection ? [chipsOf(entry.connection, entry.record).map(chipText)] : [];
    });
}

const image = [
  '\xff\xd8',
  '\xff\xfe\0\x04hi',
  '\xff\xc0\0\x0b\x08\0\x10\0\x20\x01\x01\x11\0',
  '\xff\xda\0\x08\x01\x01\0\0\x3f\0',
  'abc',
  '\xff\xd9',
].join('');

test('of an image in a part, the chip says the size', () => {
  const trace = new TraceBuilder();
  trace.open(1, 0);
  trace.up(1, 'GET /m-jpeg HTTP/1.1\r\nHost: a\r\n\r\n', 1);
  const type = 'multipart/x-mixed-replace; boundary=b';
  trace.down(1, `HTTP/1.1 200 OK\r\nContent-Type: ${type}\r\n\r\n`, 2);
  trace.down(1, `--b\r\nContent-Type: image/jpeg\r\n\r\n${image}\r\n--b\r\n`, 3);
  const [, , chips] = chipsIn(trace);
  assert.ok(chips?.includes('SOF0 32×16 +5'), chips?.join(' | '));
});

test('an RTSP listener makes a connection of RTSP', () => {
  const trace = new TraceBuilder();
  const open = trace.open(1, 0);
  trace.records[0] = { ...open, listener: 'rtsp' };
  trace.up(1, 'OPTIONS * RTSP/1.0\r\nCSeq: 1\r\n\r\n', 1);
  trace.down(1, 'RTSP/1.0 200 OK\r\nCSeq: 1\r\n\r\n', 2);
  assert.deepEqual(chipsIn(trace), [['OPTIONS *'], ['200 OK (OPTIONS)']]);
});
