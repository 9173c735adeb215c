import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDecodeArguments } from './decode-arguments.ts';

const files: Readonly<Record<string, string>> = { 'body.hex': '35 # five\n0d0a', 'body.bin': 'zz' };

function read(...words: string[]) {
  return readDecodeArguments(words, ['chunked', 'event-stream'], (path) => {
    const text = files[path];
    return text === undefined ? null : new TextEncoder().encode(text);
  });
}

function problemOf(...words: string[]): string {
  const result = read(...words);
  return 'problem' in result ? (result.problem.split('\n', 1)[0] ?? '') : '';
}

test('hex may be one word or several', () => {
  const expected = { format: 'chunked', bytes: Uint8Array.of(0x35, 0x0d), atEnd: false };
  assert.deepEqual(read('chunked', '350d'), expected);
  assert.deepEqual(read('chunked', '35', '0d'), expected);
});

test('--at-end may stand anywhere', () => {
  for (const words of [
    ['--at-end', 'chunked', '35'],
    ['chunked', '35', '--at-end'],
  ]) {
    assert.deepEqual(read(...words), {
      format: 'chunked',
      bytes: Uint8Array.of(0x35),
      atEnd: true,
    });
  }
});

test('a .hex file holds hex, another file the bytes', () => {
  const hex = read('chunked', 'body.hex');
  assert.deepEqual('bytes' in hex && hex.bytes, Uint8Array.of(0x35, 0x0d, 0x0a));
  const binary = read('chunked', 'body.bin');
  assert.deepEqual('bytes' in binary && [...binary.bytes], [0x7a, 0x7a]);
});

test('what is missing or wrong is named, with the usage', () => {
  assert.match(problemOf(), /^Usage: npm run decode/);
  assert.match(problemOf('chunked'), /^Usage: npm run decode/);
  assert.equal(problemOf('websocket', '00'), 'There is no format "websocket".');
  assert.equal(
    problemOf('chunked', 'nothing.hex'),
    '"nothing.hex" is neither a file nor hex: two digits a byte, as in "0d 0a".',
  );
});
