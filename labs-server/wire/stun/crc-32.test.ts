import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crc32 as zlibCrc32 } from 'node:zlib';
import { createRandom, fuzzSeed } from '../testing/random.ts';
import { crc32 } from './crc-32.ts';

test('the check value of CRC-32 is that of "123456789"', () => {
  assert.equal(crc32(new TextEncoder().encode('123456789')), 0xcbf43926);
  assert.equal(crc32(new Uint8Array(0)), 0);
});

const seed = fuzzSeed();

test(`every text has the CRC-32 that zlib gives it (FUZZ_SEED=${seed})`, () => {
  const random = createRandom(seed);
  for (let length = 0; length < 300; length += 1) {
    const bytes = random.bytes(length);
    assert.equal(crc32(bytes), zlibCrc32(bytes));
  }
});
