/** The properties that every decoder must have, as assertions. */
import assert from 'node:assert/strict';
import type { DecodeError, DecodeOptions, DecodeResult } from '../field/decode-result.ts';
import { type Field, leafFields } from '../field/field.ts';

/** A decoder with its further arguments bound. */
export type Decode = (bytes: Uint8Array, options: DecodeOptions) => DecodeResult<unknown>;

/** Leaf fields follow each other from `startByte` to `endByte` without gap or overlap; parents cover their children. */
export function assertTiles(fields: readonly Field[], startByte: number, endByte?: number): void {
  let bit = startByte * 8;
  for (const leaf of leafFields(fields)) {
    assert.equal(leaf.range.startBit, bit, `"${leaf.name}" must begin at bit ${bit}`);
    assert.ok(leaf.range.bitLength > 0, `"${leaf.name}" must have a length`);
    bit += leaf.range.bitLength;
  }
  if (endByte !== undefined) assert.equal(bit, endByte * 8, 'the fields must reach the end');
  fields.forEach(assertCoversChildren);
}

function assertCoversChildren(field: Field): void {
  const [first] = field.children;
  const last = field.children.at(-1);
  if (first === undefined || last === undefined) return;
  const end = last.range.startBit + last.range.bitLength;
  assert.equal(field.range.startBit, first.range.startBit, `"${field.name}" begins with its child`);
  assert.equal(field.range.startBit + field.range.bitLength, end, `"${field.name}" ends so too`);
  field.children.forEach(assertCoversChildren);
}

/** What holds for every input: no throw, tiling fields within the input, sensible numbers, the offset applied. */
export function assertSound(decode: Decode, bytes: Uint8Array, atEnd: boolean): void {
  const before = bytes.slice();
  const byteOffset = 1000;
  const result = decode(bytes, { atEnd, byteOffset });
  assert.deepEqual(bytes, before, 'the input must not change');
  assertTiles(result.fields, byteOffset);
  const last = leafFields(result.fields).at(-1)?.range;
  const end = byteOffset + bytes.length;
  if (last !== undefined) assert.ok(last.startBit + last.bitLength <= end * 8, 'fields lie inside');
  if (result.status === 'complete') {
    assert.ok(result.byteLength <= bytes.length);
    assertTiles(result.fields, byteOffset, byteOffset + result.byteLength);
    if (result.fault) assertSoundError(result.fault, byteOffset, byteOffset + result.byteLength);
  } else if (result.status === 'incomplete') {
    assert.equal(atEnd, false, 'at the end nothing is worth waiting for');
    assert.ok(result.leastByteLength > bytes.length, 'it must wait for more than it has');
  } else {
    assertSoundError(result.error, byteOffset, end);
  }
}

function assertSoundError({ range, message, code }: DecodeError, start: number, end: number): void {
  const { startBit, bitLength } = range;
  const inside = startBit >= start * 8 && startBit + bitLength <= end * 8;
  assert.ok(inside, 'the error lies inside');
  assert.match(message, /^.+ at byte \d+: .+ \(.+ §.+\)$/s);
  assert.match(code, /^[a-z0-9.]+(-[a-z0-9.]+)+$/);
}

/**
 * For formats that say where they end: while more can come, every proper prefix of a whole unit is incomplete, never
 * malformed, and no prefix shorter than its `leastByteLength` is complete.
 */
export function assertPrefixesIncomplete(decode: Decode, unit: Uint8Array): void {
  for (let length = 0; length < unit.length; length += 1) {
    const result = decode(unit.subarray(0, length), { atEnd: false });
    assert.equal(result.status, 'incomplete', `the first ${length} of ${unit.length} bytes`);
    if (result.status !== 'incomplete') continue;
    assert.ok(result.leastByteLength > length, `${length} bytes must wait for more`);
    assert.ok(result.leastByteLength <= unit.length, `${length} bytes must not wait too long`);
    assertTiles(result.fields, 0);
  }
}
