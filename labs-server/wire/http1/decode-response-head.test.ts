import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneUnit } from '../field/unit-decoder.ts';
import { ascii } from '../testing/ascii.ts';
import { assertPrefixesIncomplete } from '../testing/decoder-properties.ts';
import { assertLinear, testFuzz } from '../testing/fuzz.ts';
import { testGoldens } from '../testing/goldens.ts';
import { decodeResponseHead } from './decode-response-head.ts';

const fixtures = new URL('fixtures/response/', import.meta.url);
const decoder = oneUnit(decodeResponseHead);

/** The error's code, or how else the decoding ended. */
function outcomeOf(text: string): string {
  const result = decodeResponseHead(ascii(text), { atEnd: false });
  return result.status === 'malformed' ? result.error.code : result.status;
}

testGoldens(fixtures, decoder);
testFuzz(fixtures, decoder);

test('every proper prefix of a response head is incomplete', () => {
  for (const text of [
    'HTTP/1.1 200 OK\r\nDate: x\r\n\r\n',
    'HTTP/1.1 200 \r\nA: b\r\n c\r\n\r\n',
    'HTTP/1.0 204\n\n',
  ]) {
    assertPrefixesIncomplete(decodeResponseHead, ascii(text));
  }
});

test('an interim response is a head like any other, and the final one follows it', () => {
  const bytes = ascii('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n');
  const interim = decodeResponseHead(bytes, { atEnd: false });
  assert.equal(interim.status, 'complete');
  if (interim.status !== 'complete') return;
  assert.equal(interim.value.statusCode, 100);
  const final = decodeResponseHead(bytes.subarray(interim.byteLength), { atEnd: false });
  assert.equal(final.status === 'complete' && final.value.statusCode, 200);
});

test('a user agent takes each obs-fold for one space and drops whitespace before a colon', () => {
  const text = 'HTTP/1.1 200 OK\r\nA : one\r\n\ttwo \r\n   \r\n  three\r\nB: 4\r\n\r\n';
  const result = decodeResponseHead(ascii(text), { atEnd: false });
  assert.equal(result.status, 'complete');
  if (result.status !== 'complete') return;
  const lines = result.value.fieldLines.map(({ name, value }) => [name, value]);
  assert.deepEqual(lines, [
    ['A', 'one two three'],
    ['B', '4'],
  ]);
});

test('the reason-phrase may be empty, and its space may be missing', () => {
  for (const line of ['HTTP/1.1 200 ', 'HTTP/1.1 200']) {
    const result = decodeResponseHead(ascii(`${line}\r\n\r\n`), { atEnd: false });
    assert.equal(result.status === 'complete' && result.value.reasonPhrase, '');
  }
});

test('text in fields is ISO-8859-1, byte by byte', () => {
  const result = decodeResponseHead(ascii('HTTP/1.1 200 \xe9\r\nA: \x80\xff\r\n\r\n'), {
    atEnd: false,
  });
  assert.equal(result.status, 'complete');
  if (result.status !== 'complete') return;
  assert.equal(result.value.reasonPhrase, '\u00e9');
  assert.equal(result.value.fieldLines[0]?.value, '\u0080\u00ff');
});

test('a broken status-line is malformed as soon as it is there', () => {
  assert.equal(outcomeOf('HTTP/1.1  200 OK\r\n'), 'status-code-malformed');
  assert.equal(outcomeOf('HTTP/1.1 20 OK\r\n'), 'status-code-malformed');
  assert.equal(outcomeOf('HTTP/1.1 099 OK\r\n'), 'status-code-malformed');
  assert.equal(outcomeOf('HTTP/1.1\r\n'), 'status-code-malformed');
  assert.equal(outcomeOf('HTTP/1.1 200 O\x01K\r\n'), 'reason-phrase-malformed');
  assert.equal(outcomeOf('HTTP/3.0 200 OK\r\n'), 'http-version-not-supported');
  assert.equal(outcomeOf('\r\nHTTP/1.1 200 OK\r\n'), 'http-version-malformed');
});

test('what cannot become a status-line is malformed before its line ends', () => {
  assert.equal(outcomeOf('HTT'), 'incomplete');
  assert.equal(outcomeOf('<htm'), 'start-line-malformed');
});

test('a response has nobody to answer, hence no status', () => {
  const result = decodeResponseHead(ascii('HTTP/1.1 200 OK\r\nA\r\n\r\n'), { atEnd: false });
  assert.equal(result.status, 'malformed');
  assert.equal(result.status === 'malformed' && result.error.protocolStatus, undefined);
});

test('time is linear in the length of folded lines', () => {
  const start = 'HTTP/1.1 200 OK\r\nA: b\r\n';
  assertLinear((size) => ascii(`${start}${' c\r\n'.repeat(size)}\r\n`), decoder);
});
