import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DecodeOptions, DecodeResult } from './decode-result.ts';
import { decodeUnits, oneUnit, type UnitDecoder } from './unit-decoder.ts';

/** Units of two bytes, numbered from `number`; the one with number 3 is the last. */
function pairs(number = 1): UnitDecoder<number> {
  return {
    decode(bytes: Uint8Array, { atEnd }: DecodeOptions): DecodeResult<number> {
      if (bytes.length >= 2) {
        return { status: 'complete', fields: [], byteLength: 2, value: number };
      }
      if (!atEnd) return { status: 'incomplete', fields: [], leastByteLength: 2 };
      return { status: 'complete', fields: [], byteLength: bytes.length, value: number };
    },
    after: (value) => (value === 3 ? null : pairs(value + 1)),
  };
}

/** Start and value of each unit. */
function unitsOf(byteLength: number, atEnd: boolean): unknown[] {
  return decodeUnits(new Uint8Array(byteLength), { atEnd }, pairs()).map(({ start, result }) => [
    start,
    result.status === 'complete' ? result.value : result.status,
  ]);
}

test('each unit begins where the one before it ended, with the decoder that it left', () => {
  assert.deepEqual(unitsOf(4, false), [
    [0, 1],
    [2, 2],
  ]);
  assert.deepEqual(unitsOf(3, false), [
    [0, 1],
    [2, 'incomplete'],
  ]);
});

test('nothing is decoded after the last unit', () => {
  assert.equal(unitsOf(9, true).length, 3);
});

test('a unit without bytes at the end of the input is none', () => {
  assert.deepEqual(unitsOf(2, true), [[0, 1]]);
  assert.deepEqual(unitsOf(0, true), []);
});

test('an empty input is asked for one unit', () => {
  assert.deepEqual(unitsOf(0, false), [[0, 'incomplete']]);
});

test('fields are in layer coordinates', () => {
  const offsets: (number | undefined)[] = [];
  const decoder: UnitDecoder<null> = {
    decode: (_bytes, { byteOffset }) => {
      offsets.push(byteOffset);
      return { status: 'complete', fields: [], byteLength: 1, value: null };
    },
    after: () => decoder,
  };
  decodeUnits(new Uint8Array(3), { atEnd: false, byteOffset: 10 }, decoder);
  assert.deepEqual(offsets, [10, 11, 12]);
});

test('oneUnit stops after one', () => {
  const decoder = oneUnit(pairs().decode);
  assert.equal(decodeUnits(new Uint8Array(6), { atEnd: false }, decoder).length, 1);
});
