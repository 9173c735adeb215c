import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ascii } from '../testing/ascii.ts';
import { assertPrefixesIncomplete } from '../testing/decoder-properties.ts';
import { decodeChunkHeader, maxChunkHeaderBytes } from './decode-chunk-header.ts';

function decode(text: string) {
  return decodeChunkHeader(ascii(text), { atEnd: false });
}

/** The error's code, or how else the decoding ended. */
function outcomeOf(text: string): string {
  const result = decode(text);
  return result.status === 'malformed' ? result.error.code : result.status;
}

test('chunk-size is hexadecimal in either case, with leading zeros', () => {
  for (const [text, size] of [
    ['0', 0n],
    ['1C', 28n],
    ['fF', 255n],
    ['0000a', 10n],
  ] as const) {
    const result = decode(`${text}\r\n`);
    assert.equal(result.status === 'complete' && result.value.size, size);
  }
});

test('it is complete before the chunk-data are there', () => {
  const result = decode('5\r\nhe');
  assert.equal(result.status === 'complete' && result.byteLength, 3);
});

test('every proper prefix is incomplete', () => {
  assertPrefixesIncomplete(decodeChunkHeader, ascii('1f ; a = "b;\\"c" ;d\r\n'));
});

test('extensions have names and perhaps values', () => {
  const result = decode('5;a=b ; c = "d;e"\t;f\r\n');
  assert.deepEqual(result.status === 'complete' && result.value.extensions, [
    { name: 'a', value: 'b' },
    { name: 'c', value: '"d;e"' },
    { name: 'f', value: null },
  ]);
});

test('what cannot be a chunk-size is told at once, with the word that was found', () => {
  const result = decode('zz top\r\n');
  assert.equal(
    result.status === 'malformed' && result.error.message,
    'chunk-size at byte 0: expected 1*HEXDIG, found "zz" (RFC 9112 §7.1)',
  );
  for (const text of ['g', '-5', '+5', '0x5', ' 5', '\r', '\n', ';a', '5g', '5-', '5\0']) {
    assert.equal(outcomeOf(text), 'chunk-size-not-hexadecimal', JSON.stringify(text));
  }
});

test('LF alone does not end the line', () => {
  assert.equal(outcomeOf('5\n'), 'chunk-header-without-crlf');
  assert.equal(outcomeOf('5;a\n'), 'chunk-header-without-crlf');
});

test('extensions that break their grammar are malformed', () => {
  for (const text of ['5 ', '5;', '5;a=', '5;a b', '5;=b', '5;a="b', '5;a="b"c', '5\r5', '5;a\0']) {
    assert.equal(outcomeOf(`${text}\r\n`), 'chunk-ext-malformed', JSON.stringify(text));
  }
});

test('the line has a limit (RFC 9112 section 7.1.1)', () => {
  assert.equal(outcomeOf('0'.repeat(maxChunkHeaderBytes - 1)), 'incomplete');
  assert.equal(outcomeOf('0'.repeat(maxChunkHeaderBytes)), 'chunk-header-too-long');
  assert.equal(outcomeOf(`5;${'a'.repeat(maxChunkHeaderBytes)}`), 'chunk-header-too-long');
});

test('a size of many digits is shortened in its meaning', () => {
  const result = decode(`${'f'.repeat(1000)}\r\n`);
  assert.ok((result.fields[0]?.meaning.length ?? 0) < 200);
});
