import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writePcapng } from '../../wire/pcapng/write-pcapng.ts';
import { ascii } from '../../wire/testing/ascii.ts';
import { dataRecord, openRecord, sampleMetadata } from '../../wire/testing/sample-trace.ts';
import { formatPrinters } from './decode-format.ts';

function print(format: string, bytes: Uint8Array, atEnd = false): string {
  const printer = formatPrinters.get(format);
  assert.ok(printer, format);
  return printer(bytes, atEnd);
}

test('units follow each other with a blank line between them', () => {
  const text = print('event-stream', ascii('data: a\n\ndata: b\n\n'));
  assert.match(text, /complete: 9 bytes\n\n9-17 /);
});

test('bytes after the last unit are counted', () => {
  const text = print('http1-request', ascii('GET / HTTP/1.1\r\n\r\nbody'));
  assert.match(text, /\nbytes from 18 on are not part of it: 4\n$/);
});

test('at the end, what is incomplete is malformed', () => {
  assert.match(print('chunked', ascii('5\r\nhe')), /incomplete: at least 10 bytes are needed\n$/);
  assert.match(print('chunked', ascii('5\r\nhe'), true), /chunk-data-truncated/);
});

test('http1 takes what begins like a status-line for a response', () => {
  assert.match(print('http1', ascii('HTTP/1.1 204 No Content\r\n\r\n')), /status-code +204/);
  assert.match(print('http1', ascii('GET / HTTP/1.1\r\n\r\n')), /method +"GET"/);
});

test('a trace file is printed block by block', () => {
  const request = 'GET /clock HTTP/1.1\r\nHost: a\r\n\r\n';
  const records = [
    openRecord(1, 12, '127.0.0.1'),
    dataRecord(2, 12, 'client-to-server', 0, request),
    dataRecord(3, 12, 'server-to-client', 0, 'HTTP/1.1 204 No Content\r\n\r\n'),
  ];
  const text = print('pcapng', writePcapng({ metadata: sampleMetadata, records }), true);
  assert.match(text, /^0-4 +0a 0d 0d 0a +Block Type +168627466 +Section Header Block/);
  assert.match(text, /Byte-Order Magic/);
  assert.doesNotMatch(text, /malformed|not part of it/);
});

test('no bytes break a printer', () => {
  for (const format of formatPrinters.keys()) {
    for (const bytes of [new Uint8Array(), Uint8Array.of(0, 255, 10, 13)]) {
      assert.match(print(format, bytes), /\n$/, format);
    }
  }
});
