import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createRandom, fuzzSeed } from '../testing/random.ts';
import { beginningOf, firstCharacter, latin1Text, utf8Preview, utf8Text } from './text.ts';

const seed = fuzzSeed();

test(`texts are those of Node's own decoders, short or long (FUZZ_SEED=${seed})`, () => {
  const random = createRandom(seed);
  for (let round = 0; round < 300; round += 1) {
    const length = random.pick([random.below(8), 47 + random.below(3), random.below(10_000)]);
    const limit = random.pick([0x80, 0x100]);
    const bytes = Uint8Array.from({ length }, () => random.below(limit));
    const start = random.below(length + 1);
    const end = start + random.below(length - start + 1);
    const part = Buffer.from(bytes.subarray(start, end));
    assert.equal(utf8Text(bytes, start, end), part.toString('utf8'));
    assert.equal(latin1Text(bytes, start, end), part.toString('latin1'));
  }
});

test('without a range all bytes are the text', () => {
  assert.equal(utf8Text(Uint8Array.of(0xc3, 0xa9)), 'é');
  assert.equal(latin1Text(Uint8Array.of(0xc3, 0xa9)), 'Ã©');
});

test('UTF-8 keeps a byte order mark, and replaces what is not UTF-8', () => {
  assert.equal(utf8Text(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)), '\ufeffa');
  assert.equal(utf8Text(Uint8Array.of(0x61, 0xff)), 'a\ufffd');
});

test('ISO-8859-1 is not windows-1252: byte 0x80 is U+0080', () => {
  assert.equal(latin1Text(Uint8Array.of(0x80)), '\u0080');
});

test('the beginning of a text ends with a whole character', () => {
  const bytes = new TextEncoder().encode('a€🦉');
  const previews = Array.from({ length: 9 }, (_, end) => utf8Preview(bytes.subarray(0, end), 8));
  assert.deepEqual(previews, ['…', 'a…', 'a…', 'a…', 'a€…', 'a€…', 'a€…', 'a€…', 'a€🦉']);
  assert.equal(utf8Preview(Uint8Array.of(0xff, 0x61), 3), '\ufffda…');
  assert.deepEqual(
    [1, 2, 3, 4].map((length) => beginningOf('a🦉b', length)),
    ['a', 'a', 'a🦉', 'a🦉b'],
  );
});

test('the first character may have four bytes', () => {
  assert.equal(firstCharacter(new TextEncoder().encode('🦉a')), '🦉');
  assert.equal(firstCharacter(new TextEncoder().encode('ab')), 'a');
  assert.equal(firstCharacter(new Uint8Array(0)), '');
});
