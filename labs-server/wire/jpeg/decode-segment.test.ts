import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeUnits } from '../field/unit-decoder.ts';
import { assertPrefixesIncomplete } from '../testing/decoder-properties.ts';
import { assertLinear, testFuzz } from '../testing/fuzz.ts';
import { testGoldens } from '../testing/goldens.ts';
import { readFixtures } from '../testing/hex-fixture.ts';
import { decodeJpegSegment, type JpegPosition } from './decode-segment.ts';
import { jpegImageDecoder } from './image-decoder.ts';
import { jpegMarker } from './marker.ts';

const fixtures = new URL('fixtures/', import.meta.url);

testGoldens(fixtures, jpegImageDecoder());
testFuzz(fixtures, jpegImageDecoder());
testFuzz(fixtures, jpegImageDecoder('scan'));

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));

/** The units of an image by the names of their markers, and how they end. */
function namesOf(bytes: Uint8Array, atEnd = true): string[] {
  return decodeUnits(bytes, { atEnd }, jpegImageDecoder()).map(({ result }) => {
    if (result.status === 'malformed') return result.error.code;
    if (result.status === 'incomplete') return 'incomplete';
    const { code } = result.value;
    return code === null ? 'scan' : jpegMarker(code).name;
  });
}

/** The code of the rule that one segment breaks, or `kept`. */
function outcomeOf(hex: string, position: JpegPosition = 'segment', atEnd = false): string {
  const result = decodeJpegSegment(bytesOf(hex), { atEnd }, position);
  if (result.status === 'complete') return result.fault?.code ?? 'kept';
  return result.status === 'malformed' ? result.error.code : result.status;
}

test('the images of four encoders are read from SOI to EOI', () => {
  for (const { name, bytes } of readFixtures(fixtures)) {
    if (!/^(?:sharp|ffmpeg|chromium|restart|progressive)/.test(name)) continue;
    const names = namesOf(bytes);
    assert.equal(names[0], 'SOI', name);
    assert.equal(names.at(-1), 'EOI', name);
    assert.ok(names.includes('scan') && names.includes('DQT') && names.includes('DHT'), name);
    assert.equal(names.includes('SOF2'), name.startsWith('progressive'));
    assert.equal(names.includes('DRI'), name.startsWith('restart'));
  }
});

test('clause B.1.1.2: fill bytes may come before any marker', () => {
  assert.equal(outcomeOf('ffffffd8', 'start'), 'kept');
  assert.equal(outcomeOf('ffff'), 'incomplete');
  assertPrefixesIncomplete(
    (bytes, options) => decodeJpegSegment(bytes, options, 'segment'),
    bytesOf('ffffdd00040008'),
  );
});

test('clause B.2.1: an image begins with SOI and ends with EOI', () => {
  assert.equal(outcomeOf('89504e47', 'start'), 'soi-missing');
  assert.equal(outcomeOf('ffd9', 'start'), 'soi-missing');
  assert.equal(outcomeOf('', 'start', true), 'soi-missing');
  assert.equal(outcomeOf('', 'segment', true), 'eoi-missing');
  assert.equal(outcomeOf('ff', 'segment', true), 'eoi-missing');
  assert.equal(outcomeOf('00ff'), 'marker-expected');
  assert.equal(outcomeOf('ff00'), 'marker-expected');
});

test('clause B.1.1.4: the length counts itself and the parameters', () => {
  assert.equal(outcomeOf('fffe0001'), 'segment-length-too-small');
  assert.equal(outcomeOf('fffe0002'), 'kept');
  assert.equal(outcomeOf('fffe0004aa'), 'incomplete');
  assert.equal(outcomeOf('fffe0004aa', 'segment', true), 'segment-truncated');
  assert.equal(outcomeOf('fffe00', 'segment', true), 'segment-truncated');
});

test('tables and headers fill their segments exactly', () => {
  const dqt = `00${'01'.repeat(64)}`;
  assert.equal(outcomeOf(`ffdb0043${dqt}`), 'kept');
  assert.equal(outcomeOf(`ffdb0084${dqt}${dqt}`), 'kept');
  assert.equal(outcomeOf(`ffdb0043${dqt.replace('00', '10')}`), 'segment-length-disagrees');
  assert.equal(outcomeOf(`ffc40014 00 01${'00'.repeat(15)} 05`), 'kept');
  assert.equal(outcomeOf(`ffc40013 00 01${'00'.repeat(15)}`), 'segment-length-disagrees');
  assert.equal(outcomeOf('ffc0000b 08 0010 0010 01 011100'), 'kept');
  assert.equal(outcomeOf('ffc0000b 08 0010 0010 02 011100'), 'segment-length-disagrees');
  assert.equal(outcomeOf('ffda0008 01 0100 003f00'), 'kept');
  assert.equal(outcomeOf('ffda0008 02 0100 003f00'), 'segment-length-disagrees');
  assert.equal(outcomeOf('ffdd0003 08'), 'segment-length-disagrees');
});

/** Bytes of the entropy-coded data, or how else the decoding ended. */
const scanBytes = (hex: string, atEnd = false) => {
  const result = decodeJpegSegment(bytesOf(hex), { atEnd }, 'scan');
  return result.status === 'complete' ? result.byteLength : result.status;
};

test('clause B.1.1.5: entropy-coded data end at a marker that is no restart marker', () => {
  assert.equal(scanBytes('11ff0022ffd033ffd9'), 7);
  assert.equal(scanBytes('11ffffd9'), 1);
  assert.equal(scanBytes('11ff'), 'incomplete');
  assert.equal(scanBytes('11ffffff'), 'incomplete');
  assert.equal(scanBytes('11ff', true), 2);
  assert.equal(scanBytes('ffd9'), 2);
});

test('restart markers count from 0 to 7 and begin anew', () => {
  const restarts = [...'01234567'].map((digit) => `aaffd${digit}`).join('');
  assert.equal(outcomeOf(`${restarts}aaffd0aaffd9`, 'scan'), 'kept');
  assert.equal(outcomeOf('aaffd1aaffd9', 'scan'), 'restart-marker-out-of-order');
});

test('time is linear in the number of segments, restart markers and bytes of a scan', () => {
  const start = 'ffd8';
  assertLinear((size) => bytesOf(start + 'fffe000361'.repeat(size)), jpegImageDecoder(), 500);
  assertLinear((size) => bytesOf('11ff0022'.repeat(size)), jpegImageDecoder('scan'), 1000);
  assertLinear((size) => bytesOf('11ffd022ff00'.repeat(size)), jpegImageDecoder('scan'), 1000);
});
