import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom, fuzzSeed } from '../testing/random.ts';
import { Utf8Validator } from './utf8-validator.ts';

const seed = fuzzSeed();

const judge = (hex: string) =>
  new Utf8Validator().validate(Uint8Array.from(Buffer.from(hex, 'hex')), true);

test('RFC 3629 section 4: overlong forms, surrogates and what is beyond U+10FFFF are no UTF-8', () => {
  for (const hex of [
    'c080',
    'c1bf',
    'e09fbf',
    'eda080',
    'f08fbfbf',
    'f4908080',
    'f5808080',
    '80',
  ]) {
    assert.notEqual(judge(hex), null, hex);
  }
  for (const hex of [
    '',
    '00',
    'c280',
    'dfbf',
    'e0a080',
    'ed9fbf',
    'ee8080',
    'f0908080',
    'f48fbfbf',
  ]) {
    assert.equal(judge(hex), null, hex);
  }
});

test('the first invalid sequence is told, from the first byte of its character', () => {
  assert.deepEqual(judge('61e282 41 ff'.replaceAll(' ', '')), { start: 1, end: 4 });
  assert.deepEqual(judge('6162ff'), { start: 2, end: 3 });
  assert.deepEqual(judge('61f09f92'), { start: 1, end: 4 });
});

test(`it agrees with TextDecoder, however the bytes are split (FUZZ_SEED=${seed})`, () => {
  const random = createRandom(seed);
  const interesting = [
    0x41, 0x80, 0xa0, 0x9f, 0xbf, 0xc2, 0xe0, 0xe2, 0xed, 0xf0, 0xf4, 0x90, 0x8f,
  ];
  for (let round = 0; round < 3000; round += 1) {
    const bytes = Uint8Array.from({ length: random.below(7) }, () => random.pick(interesting));
    const validator = new Utf8Validator();
    const split = random.below(bytes.length + 1);
    validator.validate(bytes.subarray(0, split), false);
    const valid = validator.validate(bytes.subarray(split), true) === null;
    assert.equal(valid, isUtf8(bytes), Buffer.from(bytes).toString('hex'));
  }
});

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
