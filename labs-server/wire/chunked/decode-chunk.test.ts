import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeUnits } from '../field/unit-decoder.ts';
import { ascii } from '../testing/ascii.ts';
import { assertPrefixesIncomplete } from '../testing/decoder-properties.ts';
import { assertLinear, testFuzz } from '../testing/fuzz.ts';
import { testGoldens } from '../testing/goldens.ts';
import { readFixtures } from '../testing/hex-fixture.ts';
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

/** Sizes of the chunks of a fixture, and the text of their data; null where it is malformed. */
function readFixture(name: string): { sizes: string[]; text: string } | null {
  const { bytes } = readFixtures(fixtures).find((one) => one.name === name) ?? assert.fail(name);
  const units = decodeUnits(bytes, { atEnd: true }, chunkedBodyDecoder);
  const chunks = units.flatMap(({ result }) => (result.status === 'complete' ? result.value : []));
  if (chunks.length < units.length) return null;
  const sizes = chunks.map(({ data }) => (data.end - data.start).toString(16).toUpperCase());
  const text = chunks.map(({ data }) => Buffer.from(bytes.subarray(data.start, data.end))).join('');
  return { sizes, text };
}

test('chunk-sizes-25-and-1c: the sizes count the CRLF that ends each text, which must be there', () => {
  const { sizes, text } = readFixture('lecture-2019') ?? assert.fail();
  assert.deepEqual(sizes, ['25', '1C', '0']);
  const lines = text.split('\r\n');
  assert.deepEqual(
    lines.slice(0, 2).map((line) => line.length.toString(16).toUpperCase()),
    ['23', '1A'],
  );
  assert.equal(readFixture('lecture-2019-as-printed'), null);
});

test('last-empty-line: after the last chunk comes a CRLF, without which the message is incomplete', () => {
  assert.equal(outcomeOf('0\r\n', true), 'final-crlf-missing');
  assert.equal(outcomeOf('0\r\n\r\n', true), 'complete');
});

test('chunk-extensions-and-trailers: sizes count octets, extensions and trailer fields may follow', () => {
  const octets = decodeChunk(ascii('3;name=value\r\n\xc3\xa9!\r\n'), { atEnd: false });
  assert.deepEqual(octets.status === 'complete' && octets.value.extensions, [
    { name: 'name', value: 'value' },
  ]);
  assert.equal(octets.status === 'complete' && octets.value.data.end - octets.value.data.start, 3);
  const last = decodeChunk(ascii('0\r\nX-Sum: 9\r\n\r\n'), { atEnd: false });
  assert.equal(last.status === 'complete' && last.value.trailerFields[0]?.value, '9');
});

test('time is linear in the number of chunks, extensions and trailer fields', () => {
  assertLinear((size) => ascii(`${'1\r\nx\r\n'.repeat(size)}0\r\n\r\n`), chunkedBodyDecoder, 500);
  assertLinear((size) => ascii(`1${';a=b'.repeat(size)}\r\nx\r\n`), chunkedBodyDecoder, 1000);
  assertLinear((size) => ascii(`1;a="${'b'.repeat(size)}\r\nx\r\n`), chunkedBodyDecoder, 4000);
  assertLinear((size) => ascii(`0\r\n${'A:b\r\n'.repeat(size)}\r\n`), chunkedBodyDecoder, 1000);
});
