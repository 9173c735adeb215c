import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseTransferEncoding } from './transfer-encoding.ts';

test('codings are listed in the order in which they were applied, in lower case', () => {
  assert.deepEqual(parseTransferEncoding(['GZIP, Chunked']), ['gzip', 'chunked']);
  assert.deepEqual(parseTransferEncoding(['gzip', 'chunked']), ['gzip', 'chunked']);
});

test('parameters are no part of the name, and a comma in quotes separates nothing', () => {
  assert.deepEqual(parseTransferEncoding(['a;q="1, chunked", chunked']), ['a', 'chunked']);
  assert.deepEqual(parseTransferEncoding(['a;q="\\", chunked']), ['a']);
});

test('empty members are no codings', () => {
  assert.deepEqual(parseTransferEncoding([]), []);
  assert.deepEqual(parseTransferEncoding(['', ' , ,chunked']), ['chunked']);
});
