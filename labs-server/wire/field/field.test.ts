import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Field, leafFields, toBitRange, toByteRange } from './field.ts';

function field(name: string, children: readonly Field[] = []): Field {
  const source = { standard: 'RFC 6455', section: '5.2' };
  return { name, range: { startBit: 0, bitLength: 8 }, value: null, meaning: '', source, children };
}

test('a range of bits covers every byte that it touches', () => {
  assert.deepEqual(toByteRange({ startBit: 9, bitLength: 7 }), { start: 1, end: 2 });
  assert.deepEqual(toByteRange({ startBit: 4, bitLength: 8 }), { start: 0, end: 2 });
  assert.deepEqual(toByteRange({ startBit: 16, bitLength: 0 }), { start: 2, end: 2 });
});

test('a range of bytes is the same in bits', () => {
  assert.deepEqual(toBitRange({ start: 2, end: 5 }), { startBit: 16, bitLength: 24 });
});

test('leaves come in the order of the bytes, whatever their depth', () => {
  const tree = [field('a', [field('b', [field('c')]), field('d')]), field('e')];
  assert.deepEqual(
    leafFields(tree).map(({ name }) => name),
    ['c', 'd', 'e'],
  );
});
