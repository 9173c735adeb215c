import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readRegistry } from '../testing/iana-registry.ts';
import { isFrame, jpegMarker, markerAt, standsAlone } from './marker.ts';

const tableB1 = readRegistry(new URL('fixtures/t81-table-b1.csv', import.meta.url));

test('ITU-T T.81 table B.1: every code has the symbol of the standard, with its number in a row', () => {
  const named = new Set<number>();
  for (const { first, last, meaning } of tableB1) {
    for (let code = first; code <= last; code += 1) {
      const isNumbered = first !== last && meaning !== 'RES';
      assert.equal(jpegMarker(code).name, isNumbered ? `${meaning}${code - first}` : meaning);
      named.add(code);
    }
  }
  // X'FF00' and X'FFFF' are no markers.
  assert.equal(named.size, 254);
});

test('clause B.1.1.3: SOI, EOI, the restart markers and TEM stand alone', () => {
  const alone = Array.from({ length: 256 }, (_, code) => code).filter(standsAlone);
  assert.deepEqual(alone, [0x01, 0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd5, 0xd6, 0xd7, 0xd8, 0xd9]);
});

test('among the codes of frames are three that begin none', () => {
  const frames = Array.from({ length: 256 }, (_, code) => code).filter(isFrame);
  assert.equal(frames.length, 13);
  assert.ok(![0xc4, 0xc8, 0xcc].some((code) => frames.includes(code)));
});

test('a marker is found behind its fill bytes', () => {
  assert.deepEqual(markerAt(Uint8Array.of(0xff, 0xd8), 0), { code: 0xd8, end: 2 });
  assert.deepEqual(markerAt(Uint8Array.of(0, 0xff, 0xff, 0xd9), 1), { code: 0xd9, end: 4 });
  assert.equal(markerAt(Uint8Array.of(0xff, 0xff), 0), 'wait');
  assert.equal(markerAt(Uint8Array.of(0xff, 0), 0), 'none');
  assert.equal(markerAt(Uint8Array.of(1), 0), 'none');
  assert.equal(markerAt(Uint8Array.of(), 0), 'wait');
});
