/** Random and mutated bytes against a decoder. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeUnits, type UnitDecoder } from '../field/unit-decoder.ts';
import { countByteReads } from './count-byte-reads.ts';
import { assertSound } from './decoder-properties.ts';
import { readFixtures } from './hex-fixture.ts';
import { createRandom, fuzzSeed, mutate, type Random } from './random.ts';

const rounds = 1000;

/**
 * Declares the fuzz tests of a format: what its fixtures in `folder` become when bytes are changed, and bytes out of
 * nothing, must decode soundly, and unit after unit must end.
 */
export function testFuzz<Value>(folder: URL, decoder: UnitDecoder<Value>): void {
  const seed = fuzzSeed();
  const corpus = readFixtures(folder).map((fixture) => fixture.bytes);
  const check = (bytes: Uint8Array): void => {
    assertSound(decoder.decode, bytes, true);
    assertSound(decoder.decode, bytes, false);
    const units = decodeUnits(bytes, { atEnd: true }, decoder);
    assert.ok(units.length <= bytes.length + 1, 'every unit must take at least one byte');
  };
  const repeat = (make: (random: Random) => Uint8Array): void => {
    const random = createRandom(seed);
    for (let round = 0; round < rounds; round += 1) {
      const bytes = make(random);
      try {
        check(bytes);
      } catch (error) {
        const hex = Buffer.from(bytes).toString('hex');
        throw new Error(`FUZZ_SEED=${seed}, round ${round}, input ${hex}`, { cause: error });
      }
    }
  };
  test(`mutated fixtures never break the decoder (FUZZ_SEED=${seed})`, () => {
    repeat((random) => mutate(random, random.pick(corpus)));
  });
  test(`random bytes never break the decoder (FUZZ_SEED=${seed})`, () => {
    repeat((random) => random.bytes(random.below(64)));
  });
}

/**
 * Asserts that decoding takes work linear in the input: twice the input may cost at most 2.2 times as many reads of
 * bytes. A quadratic decoder needs four times as many.
 */
export function assertLinear<Value>(
  build: (size: number) => Uint8Array,
  decoder: UnitDecoder<Value>,
  size = 1000,
): void {
  const [small, large] = [size, 2 * size].map((length) => {
    const bytes = build(length);
    const reads = countByteReads(bytes, (counted) =>
      decodeUnits(counted, { atEnd: true }, decoder),
    );
    assert.ok(reads >= bytes.length, 'every byte must be read');
    return reads;
  });
  const ratio = (large ?? 0) / (small ?? 1);
  assert.ok(ratio < 2.2, `twice the input took ${ratio.toFixed(2)} times the reads`);
}
