import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFrame, jpegMarker, markerAt, standsAlone } from './marker.ts';

test('ITU-T T.81 table B.1: every code has a name', () => {
  const names = [
    0x01, 0x02, 0xc0, 0xc2, 0xc4, 0xc8, 0xcc, 0xd0, 0xd7, 0xd8, 0xd9, 0xda, 0xe0, 0xef,
  ];
  assert.deepEqual(
    names.map((code) => jpegMarker(code).name),
    [
      'TEM',
      "X'FF02'",
      'SOF0',
      'SOF2',
      'DHT',
      "X'FFC8'",
      'DAC',
      'RST0',
      'RST7',
      'SOI',
      'EOI',
      'SOS',
      'APP0',
      'APP15',
    ],
  );
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
