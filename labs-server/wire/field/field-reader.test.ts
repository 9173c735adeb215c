import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertTiles } from '../testing/decoder-properties.ts';
import { FieldReader, type FieldTerm } from './field-reader.ts';

function term(name: string): FieldTerm {
  return { name, meaning: 'A field.', source: { standard: 'RFC 6455', section: '5.2' } };
}

test('bits are read from the most significant on, and located', () => {
  const reader = new FieldReader(Uint8Array.of(0x81, 0x85), 10);
  assert.equal(reader.flag(term('FIN')), true);
  assert.equal(reader.uint(term('RSV'), 3), 0);
  assert.equal(reader.uint(term('opcode'), 4), 1);
  assert.equal(reader.flag(term('MASK')), true);
  assert.equal(reader.uint(term('Payload length'), 7), 5);
  assert.deepEqual(
    reader.fields.map((field) => field.range),
    [
      { startBit: 80, bitLength: 1 },
      { startBit: 81, bitLength: 3 },
      { startBit: 84, bitLength: 4 },
      { startBit: 88, bitLength: 1 },
      { startBit: 89, bitLength: 7 },
    ],
  );
});

test('integers up to 53 bits are exact, wherever they begin', () => {
  const bytes = Uint8Array.of(0x5f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xfe);
  const aligned = new FieldReader(bytes.subarray(1));
  assert.equal(aligned.uint(term('aligned'), 53), 2 ** 53 - 1);
  const shifted = new FieldReader(bytes);
  assert.equal(shifted.uint(term('three bits'), 3), 2);
  assert.equal(shifted.uint(term('the rest'), 53), 2 ** 53 - 1);
  assert.equal(shifted.uint(term('beyond the end'), 53), 0xfe);
});

test('integers beyond 2^53 are exact as bigint', () => {
  const reader = new FieldReader(Uint8Array.of(0x7f, 255, 255, 255, 255, 255, 255, 255));
  assert.equal(reader.bigUint(term('length'), 64), 0x7fff_ffff_ffff_ffffn);
});

test('text is ISO-8859-1 or UTF-8', () => {
  const bytes = Uint8Array.of(0xe9, 0x80, 0xc3, 0xa9, 0xff, 0xef, 0xbb, 0xbf);
  const reader = new FieldReader(bytes);
  assert.equal(reader.latin1(term('latin'), 2), '\u00e9\u0080');
  assert.equal(reader.utf8(term('utf'), 3), '\u00e9\ufffd');
  assert.equal(reader.utf8(term('mark'), 3), '\ufeff');
});

test('a group covers what was read in it, and is named after it', () => {
  const reader = new FieldReader(Uint8Array.of(1, 2, 3));
  reader.take(term('before'), 1, null);
  reader.group(() => {
    const first = reader.uint(term('first'), 8);
    reader.group(() => {
      reader.uint(term('second'), 8);
      return term('inner');
    });
    return { ...term('outer'), value: first };
  });
  const [, outer] = reader.fields;
  assert.deepEqual(outer?.range, { startBit: 8, bitLength: 16 });
  assert.equal(outer?.value, 2);
  assert.deepEqual(
    outer?.children.map((field) => field.name),
    ['first', 'inner'],
  );
  assertTiles(reader.fields, 0, 3);
});

test('a field that asks for more than there is ends where the bytes end', () => {
  const reader = new FieldReader(Uint8Array.of(0xff));
  assert.equal(reader.uint(term('wide'), 16), 255);
  assert.equal(reader.latin1(term('text'), 4), '');
  assert.deepEqual(reader.fields[0]?.range, { startBit: 0, bitLength: 8 });
  assert.equal(reader.byteIndex, 1);
});

test('it goes on where another reader stopped', () => {
  const bytes = Uint8Array.of(1, 2);
  const first = new FieldReader(bytes, 5);
  first.take(term('a'), 1, null);
  const second = new FieldReader(bytes, 5, { fields: first.fields, byteLength: 1 });
  second.take(term('b'), 1, null);
  assertTiles(second.fields, 5, 7);
  assert.equal(first.fields.length, 1);
});
