import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneUnit } from '../field/unit-decoder.ts';
import { ascii } from '../testing/ascii.ts';
import { assertPrefixesIncomplete } from '../testing/decoder-properties.ts';
import { assertLinear, testFuzz } from '../testing/fuzz.ts';
import { testGoldens } from '../testing/goldens.ts';
import { decodeRequestHead } from './decode-request-head.ts';
import type { HeadLimits } from './message-head.ts';

const fixtures = new URL('fixtures/request/', import.meta.url);
const decoder = oneUnit(decodeRequestHead);

function decode(text: string, atEnd = false, limits?: HeadLimits) {
  return decodeRequestHead(ascii(text), { atEnd }, limits);
}

/** The error of `text`, as code and status. */
function errorOf(text: string, limits?: HeadLimits): string {
  const result = decode(text, false, limits);
  if (result.status !== 'malformed') return result.status;
  return `${result.error.code} ${result.error.protocolStatus}`;
}

testGoldens(fixtures, decoder);
testFuzz(fixtures, decoder);

test('every proper prefix of a request head is incomplete', () => {
  for (const text of [
    'GET / HTTP/1.1\r\nHost: a\r\n\r\n',
    '\r\n\r\nGET / HTTP/1.1\r\nHost:a\r\nAccept: \t x \r\n\r\n',
    'GET / HTTP/1.0\n\n',
  ]) {
    assertPrefixesIncomplete(decodeRequestHead, ascii(text));
  }
});

test('what follows the empty line belongs to the body or to the next request', () => {
  const result = decode('GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\n');
  assert.equal(result.status, 'complete');
  if (result.status !== 'complete') return;
  assert.equal(result.byteLength, 'GET /1 HTTP/1.1\r\nHost: a\r\n\r\n'.length);
  assert.equal(result.value.requestTarget, '/1');
  assert.deepEqual(result.value.version, { major: 1, minor: 1 });
});

test('field values lose the whitespace around them and keep that inside', () => {
  const result = decode('GET / HTTP/1.1\r\nA: \t b  c \t\r\nB:\r\nA:2\r\n\r\n');
  assert.equal(result.status, 'complete');
  if (result.status !== 'complete') return;
  const lines = result.value.fieldLines.map(({ name, value }) => [name, value]);
  assert.deepEqual(lines, [
    ['A', 'b  c'],
    ['B', ''],
    ['A', '2'],
  ]);
});

test('a server refuses what RFC 9112 lets it refuse', () => {
  assert.equal(errorOf('GET  / HTTP/1.1\r\n'), 'request-line-malformed 400');
  assert.equal(errorOf('GET /a b HTTP/1.1\r\n'), 'request-line-malformed 400');
  assert.equal(errorOf('GE(T / HTTP/1.1\r\n'), 'method-not-token 400');
  assert.equal(errorOf('GET /\x01 HTTP/1.1\r\n'), 'request-target-malformed 400');
  assert.equal(errorOf('GET /\r\n'), 'request-line-malformed 400');
  assert.equal(errorOf('GET / http/1.1\r\n'), 'http-version-malformed 400');
  assert.equal(errorOf('GET / HTTP/1.10\r\n'), 'http-version-malformed 400');
  assert.equal(errorOf('GET / HTTP/2.0\r\n'), 'http-version-not-supported 505');
  assert.equal(errorOf('GET / HTTP/1.1\r\n A: b\r\n\r\n'), 'field-line-begins-with-whitespace 400');
  assert.equal(errorOf('GET / HTTP/1.1\r\nA\r\n\r\n'), 'field-line-without-colon 400');
  assert.equal(errorOf('GET / HTTP/1.1\r\n: b\r\n\r\n'), 'field-name-not-token 400');
  assert.equal(errorOf('GET / HTTP/1.1\r\nA b: c\r\n\r\n'), 'field-name-not-token 400');
  assert.equal(errorOf('GET / HTTP/1.1\r\nA : b\r\n\r\n'), 'whitespace-before-colon 400');
  assert.equal(errorOf('GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n'), 'obs-fold 400');
  assert.equal(errorOf('GET / HTTP/1.1\r\nA: b\rc\r\n\r\n'), 'field-value-forbidden-character 400');
  assert.equal(errorOf('GET / HTTP/1.1\r\nA: b\0c\r\n\r\n'), 'field-value-forbidden-character 400');
});

test('an error names the field, where it starts, and the rule', () => {
  const result = decodeRequestHead(ascii('GET / HTTP/1.1\r\nHost : a\r\n\r\n'), {
    atEnd: false,
    byteOffset: 100,
  });
  assert.equal(result.status, 'malformed');
  if (result.status !== 'malformed') return;
  assert.equal(
    result.error.message,
    'whitespace at byte 120: no whitespace is allowed between field-name and colon (RFC 9112 §5.1)',
  );
  assert.deepEqual(result.error.range, { startBit: 960, bitLength: 8 });
});

test('a start line that is too long gets 414, a head that is too long 431', () => {
  const limits = { startLineBytes: 32, headBytes: 64 };
  assert.equal(errorOf(`GET /${'a'.repeat(40)}`, limits), 'start-line-too-long 414');
  assert.equal(errorOf(`GET / HTTP/1.1\r\nA: ${'a'.repeat(64)}`, limits), 'head-too-long 431');
  assert.equal(errorOf(`GET / HTTP/1.1\r\nA: ${'a'.repeat(20)}\r\n\r\n`, limits), 'complete');
});

test('the end of the connection within a head is an error', () => {
  const result = decode('GET / HTTP/1.1\r\nHost: a\r\n', true);
  assert.equal(result.status === 'malformed' && result.error.code, 'head-truncated');
});

test('time is linear in the length of the head', () => {
  const limits = { startLineBytes: 1e6, headBytes: 1e6 };
  const wide = oneUnit((bytes, options) => decodeRequestHead(bytes, options, limits));
  const start = 'GET / HTTP/1.1\r\n';
  assertLinear((size) => ascii(`${start}${'A:b\r\n'.repeat(size)}\r\n`), wide);
  assertLinear((size) => ascii(`${start}A:${' b'.repeat(size)}\r\n\r\n`), wide);
  assertLinear((size) => ascii(`GET /${'a'.repeat(size)} HTTP/1.1\r\n\r\n`), wide, 4000);
});
