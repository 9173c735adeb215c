import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ByteWriter, createByteReader, RecordCodecError } from './record-bytes.ts';

test('what was written is read again, little-endian, wherever it begins', () => {
  const target = new Uint8Array(64);
  const writer = new ByteWriter(target, 3);
  writer.u8(255);
  writer.u16(0x0102);
  writer.u32(0xfffefdfc);
  writer.f64(2 ** 40 + 0.5);
  writer.text('é\ud800');
  writer.bytes(Uint8Array.of(9, 8));
  assert.deepEqual([...target.subarray(4, 6)], [2, 1]);
  const reader = createByteReader(target.subarray(0, writer.position), 3);
  assert.equal(reader.u8(), 255);
  assert.equal(reader.u16(), 0x0102);
  assert.equal(reader.u32(), 0xfffefdfc);
  assert.equal(reader.f64(), 2 ** 40 + 0.5);
  assert.equal(reader.text(), 'é\ud800');
  assert.deepEqual(reader.rest(), Uint8Array.of(9, 8));
});

test('a text of more than 65,535 code units loses its end', () => {
  const writer = new ByteWriter(new Uint8Array(140_000));
  writer.text('a'.repeat(70_000));
  assert.equal(writer.position, 2 + 2 * 65_535);
});

test('reading beyond the end is refused, and moves nothing', () => {
  const reader = createByteReader(Uint8Array.of(1, 2, 3), 0);
  assert.throws(() => reader.u32(), RecordCodecError);
  assert.equal(reader.u16(), 0x0201);
  reader.skip(1);
  assert.throws(() => reader.u8(), RecordCodecError);
});
