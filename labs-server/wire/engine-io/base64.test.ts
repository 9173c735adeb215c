import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ascii } from '../testing/ascii.ts';
import { createRandom, fuzzSeed } from '../testing/random.ts';
import { decodeBase64, isBase64 } from './base64.ts';

const isWhole = (text: string): boolean => isBase64(ascii(text), { start: 0, end: text.length });

test('RFC 4648 section 10: the test vectors', () => {
  for (const [text, base64] of [
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foobar', 'Zm9vYmFy'],
  ] as const) {
    assert.ok(isWhole(base64), base64);
    assert.equal(Buffer.from(decodeBase64(ascii(base64))).toString(), text);
  }
});

test('what is not padded to groups of four, or has another character, is not base64', () => {
  for (const text of ['A', 'AA', 'AAA', '====', 'A===', 'AA=A', 'AAA-', 'AA A', 'AAAA\n']) {
    assert.ok(!isWhole(text), text);
  }
});

test(`random bytes come back as they were (FUZZ_SEED=${fuzzSeed()})`, () => {
  const random = createRandom(fuzzSeed());
  for (let round = 0; round < 200; round += 1) {
    const bytes = random.bytes(random.below(50));
    const base64 = ascii(Buffer.from(bytes).toString('base64'));
    assert.ok(isBase64(base64, { start: 0, end: base64.length }));
    assert.deepEqual(decodeBase64(base64), bytes);
  }
});
