import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeUnits } from '../field/unit-decoder.ts';
import { ascii } from '../testing/ascii.ts';
import { assertPrefixesIncomplete } from '../testing/decoder-properties.ts';
import { assertLinear, testFuzz } from '../testing/fuzz.ts';
import { testGoldens } from '../testing/goldens.ts';
import { readFixtures } from '../testing/hex-fixture.ts';
import { boundaryIn, boundaryOf } from './boundary.ts';
import { decodeMultipartUnit, multipartDecoder } from './decode-multipart.ts';

const fixtures = new URL('fixtures/', import.meta.url);

testGoldens(fixtures, multipartDecoder(null));
testFuzz(fixtures, multipartDecoder(null));
testFuzz(fixtures, multipartDecoder('wireside'));

/** Kind, data and broken rule of every unit, or how else the decoding ended. The boundary is `b`. */
function outcomesOf(text: string, atEnd = true): string[] {
  return decodeUnits(ascii(text), { atEnd }, multipartDecoder('b')).map(({ result }) => {
    if (result.status === 'malformed') return result.error.code;
    if (result.status === 'incomplete') return 'incomplete';
    const { kind, content } = result.value;
    const data =
      kind === 'part' ? ` ${JSON.stringify(text.slice(content.start, content.end))}` : '';
    return `${kind}${data}${result.fault ? `: ${result.fault.code}` : ''}`;
  });
}

const partWithLength = (length: string) =>
  outcomesOf(`--b\r\nContent-Length: ${length}\r\n\r\nhello\r\n--b--`)[0];

const decodeNext = (bytes: Uint8Array, options: { atEnd: boolean }) =>
  decodeMultipartUnit(bytes, options, 'b', 'part');

test('what programs and the standard wrote is read part by part; ffmpeg leaves the last one open', () => {
  const kinds = new Map(
    readFixtures(fixtures).map(({ name, bytes, atEnd }) => [
      name,
      decodeUnits(bytes, { atEnd }, multipartDecoder(null)).map(({ result }) =>
        result.status === 'complete' ? result.value.kind : result.status,
      ),
    ]),
  );
  assert.deepEqual(kinds.get('ffmpeg-mpjpeg'), ['part', 'part', 'malformed']);
  assert.deepEqual(kinds.get('chromium-form-data'), ['part', 'part', 'close-delimiter']);
  assert.deepEqual(kinds.get('rfc2046-example'), [
    'preamble',
    'part',
    'part',
    'close-delimiter',
    'epilogue',
  ]);
});

test('RFC 2046 section 5.1.1: the CRLF before a delimiter belongs to it', () => {
  assert.deepEqual(outcomesOf('--b\r\n\r\nx\r\n\r\n--b\r\n\r\ny\r\n--b--\r\n'), [
    'part "x\\r\\n"',
    'part "y"',
    'close-delimiter',
  ]);
});

test('preamble and epilogue are ignored, and may be missing', () => {
  assert.deepEqual(outcomesOf('to be ignored\r\n--b\r\n\r\nx\r\n--b--\r\nignored'), [
    'preamble',
    'part "x"',
    'close-delimiter',
    'epilogue',
  ]);
  assert.deepEqual(outcomesOf('\r\n--b\r\n\r\nx\r\n--b--'), ['part "x"', 'close-delimiter']);
  assert.deepEqual(outcomesOf('--b--'), ['close-delimiter']);
});

test('a part may have no header fields, or no data', () => {
  assert.deepEqual(outcomesOf('--b\r\nA: c\r\n\r\n--b\r\n\r\n\r\n--b--'), [
    'part ""',
    'part ""',
    'close-delimiter',
  ]);
});

test('a boundary is compared with the beginning of a line', () => {
  assert.deepEqual(outcomesOf('--b\r\n\r\nx--b y\n--b\r\n--bc\r\n\r\nz\r\n--b--'), [
    'part "x--b y\\n--b"',
    'part "z": delimiter-line-malformed',
    'close-delimiter',
  ]);
});

test('a part ends at its delimiter, whatever Content-Length says', () => {
  assert.equal(partWithLength('5'), 'part "hello"');
  for (const length of ['4', '6', '99999999999999999999', 'five', '-5']) {
    assert.equal(partWithLength(length), 'part "hello": content-length-disagrees');
  }
});

test('what is no header field is taken for data', () => {
  assert.deepEqual(outcomesOf('--b\r\nno field\r\n--b--'), [
    'part "no field": field-line-without-colon',
    'close-delimiter',
  ]);
  const long = `--b\r\nA: ${'c'.repeat(20_000)}`;
  assert.deepEqual(outcomesOf(`${long}\r\n--b--`)[0]?.endsWith('part-header-too-long'), true);
  assert.equal(outcomesOf(`--b${' '.repeat(2000)}`, false)[0], 'incomplete');
});

test('a body that ends too early is incomplete or, at its end, malformed', () => {
  assert.deepEqual(outcomesOf('--b\r\n\r\nhel', false), ['incomplete']);
  assert.deepEqual(outcomesOf('--b\r\n\r\nhel'), ['close-delimiter-missing']);
  assert.deepEqual(outcomesOf('--b\r\nA: c'), ['part-truncated']);
  assert.deepEqual(outcomesOf(''), ['part-truncated']);
  assert.deepEqual(outcomesOf('preamble'), ['close-delimiter-missing']);
});

test('where nobody names the boundary each body shows its own', () => {
  const decoder = multipartDecoder(null);
  for (const boundary of ['one', 'another boundary']) {
    const body = ascii(`--${boundary}\r\n\r\nx\r\n--${boundary}--\r\n`);
    const units = decodeUnits(body, { atEnd: true }, decoder);
    const found = units.map(({ result }) => result.status === 'complete' && result.value.boundary);
    assert.deepEqual(new Set(found), new Set([boundary]));
  }
});

test('every proper prefix of a part is incomplete', () => {
  const part = ascii('\r\n--b\r\nA: c\r\n\r\nx\r\n\r\n--c');
  const whole = ascii('\r\n--b\r\nA: c\r\n\r\nx\r\n\r\n--c\r\n--b');
  assert.equal(decodeNext(whole, { atEnd: false }).status, 'complete');
  assertPrefixesIncomplete(decodeNext, part);
});

test('the boundary parameter of Content-Type, in quotes or without', () => {
  assert.equal(boundaryOf('multipart/x-mixed-replace;boundary=frame'), 'frame');
  assert.equal(boundaryOf('multipart/mixed; Boundary="simple boundary"; a=b'), 'simple boundary');
  assert.equal(boundaryOf('multipart/mixed; boundary="a\\"b"'), 'a"b');
  assert.equal(boundaryOf('multipart/mixed; boundary='), null);
  assert.equal(boundaryOf('image/jpeg'), null);
});

test('a boundary in the value of another parameter is none', () => {
  assert.equal(boundaryOf('multipart/related; type="a; boundary=b"; boundary=c'), 'c');
  assert.equal(boundaryOf('multipart/related; xboundary=b'), null);
  assert.equal(boundaryOf('multipart/related; boundary="b'), 'b');
});

test('the boundary that a body shows is its first line that begins with two hyphens', () => {
  assert.equal(boundaryIn(ascii('preamble\r\n--b \t\r\nA: c\r\n\r\n')), 'b');
  assert.equal(boundaryIn(ascii('--b')), null, 'the line is not whole');
  assert.equal(boundaryIn(ascii('--\r\n-- b\r\n---\r\n')), '-');
  assert.equal(boundaryIn(ascii('-b\r\n')), null);
});

test('time is linear in the number of parts, fields and bytes that begin like a delimiter', () => {
  const decoder = multipartDecoder('b');
  assertLinear((size) => ascii('--b\r\n\r\nx\r\n'.repeat(size)), decoder, 200);
  assertLinear((size) => ascii(`--b\r\n${'A: b\r\n'.repeat(size)}\r\n\r\n--b--`), decoder, 500);
  assertLinear((size) => ascii(`--b\r\n\r\n${'\r\n--a'.repeat(size)}`), decoder, 1000);
});
