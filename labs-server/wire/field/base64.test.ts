import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ascii } from '../testing/ascii.ts';
import { createRandom, fuzzSeed } from '../testing/random.ts';
import { base64ByteLength, decodeBase64, encodeBase64, isBase64 } from './base64.ts';

const isWhole = (text: string): boolean => isBase64(ascii(text), { start: 0, end: text.length });

test('RFC 4648 section 10: the test vectors', () => {
  for (const [text, base64] of [
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foobar', 'Zm9vYmFy'],
  ] as const) {
    assert.equal(encodeBase64(ascii(text)), base64);
    assert.ok(isWhole(base64), base64);
    assert.equal(Buffer.from(decodeBase64(ascii(base64))).toString(), text);
  }
});

test('what is not padded to groups of four, or has another character, is not base64', () => {
  const texts = ['A', 'AA', 'AAA', '====', 'A===', 'AA=A', 'AAA-', 'AA A', 'AAAA\n', 'Zg=', 'Zm-_'];
  for (const text of texts) {
    assert.ok(!isWhole(text), text);
    assert.equal(base64ByteLength(text), null, text);
  }
});

test(`random bytes come back as they were, by the base64 that is Node's (FUZZ_SEED=${fuzzSeed()})`, () => {
  const random = createRandom(fuzzSeed());
  for (let round = 0; round < 200; round += 1) {
    const bytes = random.bytes(random.below(50));
    const text = Buffer.from(bytes).toString('base64');
    assert.equal(encodeBase64(bytes), text);
    assert.equal(base64ByteLength(text), bytes.length);
    assert.ok(isWhole(text));
    assert.deepEqual(decodeBase64(ascii(text)), bytes);
  }
});
