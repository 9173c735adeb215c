import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderFields } from '../field/render-fields.ts';
import { oneUnit } from '../field/unit-decoder.ts';
import { assertSound } from '../testing/decoder-properties.ts';
import { assertLinear, testFuzz } from '../testing/fuzz.ts';
import { testGoldens } from '../testing/goldens.ts';
import { readFixtures } from '../testing/hex-fixture.ts';
import { describe, faultsOf, media, session } from '../testing/sdp-text.ts';
import { decodeSdpDescription, maxDescriptionBytes } from './decode-description.ts';

const fixtures = new URL('fixtures/', import.meta.url);
const decoder = oneUnit(decodeSdpDescription);

testGoldens(fixtures, decoder);
testFuzz(fixtures, decoder);

const utf8 = (text: string) => new TextEncoder().encode(text);

for (const { name, bytes } of readFixtures(new URL('browser/', fixtures))) {
  test(`${name} breaks no rule, keeps every byte, and is sound cut at the ends of its lines`, () => {
    const result = decodeSdpDescription(bytes, { atEnd: true });
    if (result.status !== 'complete') return assert.fail(result.status);
    assert.deepEqual(result.value.faults, []);
    const lines = result.value.sections.flatMap((section) => section.lines);
    assert.equal(lines.map(({ text }) => `${text}\r\n`).join(''), Buffer.from(bytes).toString());
    for (const { range } of lines) {
      for (const length of [range.end - 2, range.end - 1, range.end]) {
        assertSound(decodeSdpDescription, bytes.subarray(0, length), true);
      }
    }
  });
  test(`every attribute of ${name} is explained`, () => {
    const rendered = renderFields(decodeSdpDescription(bytes, { atEnd: true }).fields, bytes);
    assert.doesNotMatch(rendered, /Not known here/);
  });
}

test('a description ends where its bytes end: until then it is incomplete', () => {
  for (const text of ['', 'v=0', session]) {
    const result = decodeSdpDescription(utf8(text), { atEnd: false });
    const leastByteLength = text.length + 1;
    assert.deepEqual(result, { status: 'incomplete', fields: [], leastByteLength });
  }
  const empty = decodeSdpDescription(utf8(''), { atEnd: true });
  assert.equal(empty.status === 'malformed' && empty.error.code, 'sdp-description-empty');
});

test('RFC 8866 section 5: lines end with CRLF; a parser accepts LF alone; the last one may lack its end', () => {
  assert.deepEqual(faultsOf(session), []);
  assert.deepEqual(faultsOf(session.replaceAll('\r\n', '\n')), []);
  assert.deepEqual(faultsOf(session.slice(0, -2)), ['sdp-line-end-missing CRLF 41']);
  const mixed = describe('v=0\ns=caf\u00e9\r\nwhat is this\n\na=b');
  assert.deepEqual(
    mixed.sections[0]?.lines.map(({ type, value, range }) => [type, value, range.start, range.end]),
    [
      ['v', '0', 0, 4],
      ['s', 'caf\u00e9', 4, 13],
      ['', 'what is this', 13, 26],
      ['', '', 26, 27],
      ['a', 'b', 27, 30],
    ],
  );
});

test('a type letter that is not understood, an empty line and a line without a type are told', () => {
  assert.deepEqual(faultsOf(`${session}x=1\r\n`), ['sdp-type-unknown type 43']);
  assert.deepEqual(faultsOf(`${session}\r\n`), ['sdp-line-malformed line 43']);
  assert.deepEqual(faultsOf(`${session}s =-\r\n`), ['sdp-line-malformed line 43']);
  assert.deepEqual(faultsOf(`${session}A=-\r\n`), ['sdp-type-unknown type 43']);
});

test('every rule that is broken is told, in the order of the bytes', () => {
  const broken = readFixtures(fixtures).find(({ name }) => name === 'broken-lines');
  const faults = faultsOf(Buffer.from(broken?.bytes ?? []).toString());
  assert.deepEqual(faults, [
    'sdp-type-unknown type 43',
    'sdp-subfield-malformed priority 68',
    'sdp-line-malformed line 95',
    'sdp-line-malformed line 97',
    'sdp-subfield-malformed fingerprint 128',
    'sdp-subfield-malformed port 147',
    'sdp-key-obsolete key-field 154',
  ]);
});

test('an attribute that is not understood is no fault', () => {
  assert.deepEqual(faultsOf(`${session}a=nobody-knows:1 2 3\r\na=nor-this\r\n`), []);
});

test('section 5.3: the session name is not empty; a space is enough', () => {
  assert.deepEqual(faultsOf(session.replace('s=-', 's=')), ['sdp-subfield-missing text 33']);
  assert.deepEqual(faultsOf(session.replace('s=-', 's= ')), []);
});

test('section 9: octets that no line may hold', () => {
  assert.deepEqual(faultsOf(session.replace('s=-', 's=a\0')), ['sdp-octet-forbidden line 34']);
  assert.deepEqual(faultsOf(session.replace('s=-', 's=a\rb')), ['sdp-octet-forbidden line 34']);
});

test('a rule that a subfield breaks is told with its standard', () => {
  for (const [line, expected] of [
    ['a=mid', 'identification-tag at byte 89: expected a token, found nothing (RFC 5888 §4)'],
    [
      'a=setup:client',
      'role at byte 92: expected actpass, active, passive or holdconn, found "client" (RFC 4145 §4)',
    ],
    ['a=ice-ufrag:abc', 'ufrag at byte 96: expected 4*256ice-char, found "abc" (RFC 8839 §5.4)'],
    [
      'a=sctp-port:65536',
      'port at byte 96: expected a number up to 65535, found "65536" (RFC 8841 §5)',
    ],
    ['a=rtpmap:0 PCMU', 'clock rate at byte 99: expected 1*DIGIT, found nothing (RFC 8866 §6.6)'],
  ] as const) {
    const [fault] = describe(`${session}${media}${line}\r\n`).faults;
    assert.equal(fault?.message, expected);
  }
  assert.deepEqual(faultsOf(`${session}${media}a=sctp-port:65535\r\n`), []);
});

test('what stands behind a broken subfield is read all the same', () => {
  const bytes = new TextEncoder().encode('t=0 0=0 0\nm=audio 9 RTP/AVP 0 \n');
  assertSound(decodeSdpDescription, bytes, true);
  assert.equal(faultsOf(bytes)[0], 'sdp-subfield-malformed stop-time 4');
  assert.equal(faultsOf(`${session}t=0 0 0\r\n`)[0], 'sdp-subfield-excess excess 49');
});

test('media descriptions say what they are', () => {
  const { sections } = describe(`${session}${media}a=mid:0\r\nm=video 49170/2 RTP/AVP 31\r\n`);
  assert.deepEqual(
    sections.map((section) => section.media),
    [
      null,
      { media: 'audio', port: 9, proto: 'RTP/AVP', formats: ['0'], mid: '0' },
      { media: 'video', port: 49170, proto: 'RTP/AVP', formats: ['31'], mid: null },
    ],
  );
});

const padded = (length: number) => utf8(session + 'a=x\r\n'.repeat(length)).subarray(0, length);

test('a description that is too long is refused unread, and one that just fits is read', () => {
  const longest = decodeSdpDescription(padded(maxDescriptionBytes), { atEnd: true });
  assert.equal(longest.status, 'complete');
  const longer = decodeSdpDescription(padded(maxDescriptionBytes + 1), { atEnd: true });
  assert.equal(longer.status === 'malformed' && longer.error.code, 'sdp-description-too-long');
  assert.deepEqual(longer.fields, []);
});

test('time is linear in the number of lines, of subfields, and in their length', () => {
  assertLinear((size) => utf8('a=mid:0\r\n'.repeat(size)), decoder);
  assertLinear((size) => utf8(`m=audio 9 RTP/AVP${' 96'.repeat(size)}`), decoder);
  assertLinear((size) => utf8(`a=group:BUNDLE${' 1'.repeat(size)}`), decoder);
  assertLinear((size) => utf8(`s=${'a'.repeat(size)}`), decoder);
  assertLinear((size) => utf8('\r\n'.repeat(size)), decoder);
});
