/** Random and mutated bytes against a decoder. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeUnits, type UnitDecoder } from '../field/unit-decoder.ts';
import { countSteps } from './count-steps.ts';
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
 * Asserts that decoding takes time linear in the input: `build(2n)` may cost at most 2.5 times the steps of `build(n)`.
 * A quadratic decoder needs four times as many.
 */
export function assertLinear<Value>(
  build: (size: number) => Uint8Array,
  decoder: UnitDecoder<Value>,
  size = 2000,
): void {
  const stepsOf = (bytes: Uint8Array): number =>
    countSteps(() => decodeUnits(bytes, { atEnd: true }, decoder));
  const [small, large] = [build(size), build(2 * size)];
  stepsOf(small);
  const ratio = stepsOf(large) / stepsOf(small);
  assert.ok(ratio < 2.5, `twice the input took ${ratio.toFixed(2)} times the steps`);
  assert.ok(ratio > 1.5, `twice the input took only ${ratio.toFixed(2)} times: was it decoded?`);
}
