import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ascii } from '../testing/ascii.ts';
import { assertPrefixesIncomplete } from '../testing/decoder-properties.ts';
import { assertLinear, testFuzz } from '../testing/fuzz.ts';
import { testGoldens } from '../testing/goldens.ts';
import { chunkedBodyDecoder } from './chunked-body-decoder.ts';
import { decodeChunk } from './decode-chunk.ts';

const fixtures = new URL('fixtures/', import.meta.url);

/** The error's code, or how else the decoding ended. */
function outcomeOf(text: string, atEnd = false): string {
  const result = decodeChunk(ascii(text), { atEnd });
  return result.status === 'malformed' ? result.error.code : result.status;
}

testGoldens(fixtures, chunkedBodyDecoder);
testFuzz(fixtures, chunkedBodyDecoder);

test('every proper prefix of a chunk is incomplete', () => {
  for (const text of [
    '5\r\nhello\r\n',
    '1;a ; b = "c\\"d"\r\nx\r\n',
    '0\r\n\r\n',
    '00;end\r\nA: b\r\nC:\r\n\r\n',
  ]) {
    assertPrefixesIncomplete(decodeChunk, ascii(text));
  }
});

test('an incomplete chunk knows how many bytes it waits for', () => {
  const result = decodeChunk(ascii('20\r\nid: 2\n'), { atEnd: false });
  assert.equal(result.status, 'incomplete');
  if (result.status !== 'incomplete') return;
  assert.equal(result.leastByteLength, 4 + 0x20 + 2);
  assert.deepEqual(
    result.fields.map((field) => field.name),
    ['chunk-size', 'CRLF'],
  );
});

test('the chunk-data are told by their range in the layer', () => {
  const result = decodeChunk(ascii('5\r\nhello\r\nX'), { atEnd: false, byteOffset: 100 });
  assert.equal(result.status, 'complete');
  if (result.status !== 'complete') return;
  assert.deepEqual(result.value.data, { start: 103, end: 108 });
  assert.equal(result.byteLength, 10);
  assert.equal(result.value.last, false);
});

test('the last-chunk ends with its trailer section', () => {
  const result = decodeChunk(ascii('0\r\nA: 1\r\nB: 2\r\n\r\nHTTP'), { atEnd: false });
  assert.equal(result.status, 'complete');
  if (result.status !== 'complete') return;
  assert.equal(result.value.last, true);
  const fields = result.value.trailerFields.map(({ name, value }) => [name, value]);
  assert.deepEqual(fields, [
    ['A', '1'],
    ['B', '2'],
  ]);
});

test('a huge chunk-size is a claim: it is kept exactly and nothing is allocated', () => {
  const result = decodeChunk(ascii('FFFFFFFFFFFFFFFFF\r\nabc'), { atEnd: false });
  assert.equal(result.status, 'incomplete');
  if (result.status !== 'incomplete') return;
  assert.equal(result.fields[0]?.value, 0xfffffffffffffffffn);
  assert.equal(result.leastByteLength, Number.MAX_SAFE_INTEGER);
});

test('the CRLF after the chunk-data must be where chunk-size says', () => {
  assert.equal(outcomeOf('5\r\nhello!'), 'chunk-data-without-crlf');
  assert.equal(outcomeOf('5\r\nhello\n'), 'chunk-data-without-crlf');
  assert.equal(outcomeOf('5\r\nhello\r!'), 'chunk-data-without-crlf');
  assert.equal(outcomeOf('5\r\nhell\r\n0\r\n\r\n'), 'chunk-data-without-crlf');
});

test('a body that ends without its last-chunk is incomplete (RFC 9112 section 8)', () => {
  assert.equal(outcomeOf('', true), 'last-chunk-missing');
  assert.equal(outcomeOf('5', true), 'last-chunk-missing');
  assert.equal(outcomeOf('5\r\nhel', true), 'chunk-data-truncated');
  assert.equal(outcomeOf('5\r\nhello\r', true), 'chunk-data-truncated');
  assert.equal(outcomeOf('0\r\n', true), 'final-crlf-missing');
  assert.equal(outcomeOf('0\r\nA: b\r\n', true), 'final-crlf-missing');
});

test('trailer fields follow the rules of field lines', () => {
  assert.equal(outcomeOf('0\r\nA : b\r\n\r\n'), 'whitespace-before-colon');
  assert.equal(outcomeOf('0\r\nA\r\n\r\n'), 'field-line-without-colon');
});

test('a trailer section has a limit', () => {
  assert.equal(outcomeOf(`0\r\nA: ${'b'.repeat(20_000)}`), 'trailer-section-too-long');
});

test('time is linear in the number of chunks, extensions and trailer fields', () => {
  assertLinear((size) => ascii(`${'1\r\nx\r\n'.repeat(size)}0\r\n\r\n`), chunkedBodyDecoder, 500);
  assertLinear((size) => ascii(`1${';a=b'.repeat(size)}\r\nx\r\n`), chunkedBodyDecoder, 1000);
  assertLinear((size) => ascii(`1;a="${'b'.repeat(size)}\r\nx\r\n`), chunkedBodyDecoder, 4000);
  assertLinear((size) => ascii(`0\r\n${'A:b\r\n'.repeat(size)}\r\n`), chunkedBodyDecoder, 1000);
});
