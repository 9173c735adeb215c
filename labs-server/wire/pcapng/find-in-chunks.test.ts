import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dataRecord } from '../testing/sample-trace.ts';
import { latin1Bytes } from './bytes.ts';
import { findInChunks } from './find-in-chunks.ts';

const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';

test('a pattern that chunks tear apart is found with its places on the stream', () => {
  const stream = `${head}3\r\nxab\r\n2\r\ncx\r\n0\r\n\r\n`;
  const records = [
    dataRecord(1, 7, 'server-to-client', 0, stream.slice(0, head.length + 5)),
    dataRecord(2, 7, 'server-to-client', head.length + 5, stream.slice(head.length + 5)),
  ];
  const at = head.length;
  const where = { connection: 7, direction: 'server-to-client' };
  assert.deepEqual(findInChunks(records, latin1Bytes('abc')), [
    { start: at + 4, end: at + 6, ...where },
    { start: at + 11, end: at + 12, ...where },
  ]);
});

test('bytes that are not in a chunked body are left to others', () => {
  const plain = 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc';
  assert.deepEqual(
    findInChunks([dataRecord(1, 1, 'server-to-client', 0, plain)], latin1Bytes('abc')),
    [],
  );
});
