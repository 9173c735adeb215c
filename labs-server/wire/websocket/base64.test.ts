import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom, fuzzSeed } from '../testing/random.ts';
import { base64ByteLength, encodeBase64 } from './base64.ts';

const seed = fuzzSeed();

test(`base64 is that of Node (FUZZ_SEED=${seed})`, () => {
  const random = createRandom(seed);
  for (let length = 0; length < 50; length += 1) {
    const bytes = random.bytes(length);
    const text = Buffer.from(bytes).toString('base64');
    assert.equal(encodeBase64(bytes), text);
    assert.equal(base64ByteLength(text), length);
  }
});

test('RFC 4648 section 4: padding is needed, and no other characters', () => {
  for (const text of ['Zg', 'Zg=', 'Zg==\n', 'Z===', 'Zm9v!', 'Zm-_']) {
    assert.equal(base64ByteLength(text), null, text);
  }
});
