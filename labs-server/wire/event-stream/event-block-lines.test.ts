import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ascii } from '../testing/ascii.ts';
import { scanBlock, splitLines } from './event-block-lines.ts';

/** The lines of `text`, each with its end written as C (CR), L (LF) or CL. */
function linesOf(text: string): string[] {
  const bytes = ascii(text);
  return splitLines(bytes, 0, bytes.length).map(({ start, textEnd, end }) => {
    const lineEnd = text.slice(textEnd, end).replace('\r', 'C').replace('\n', 'L');
    return `${text.slice(start, textEnd)}|${lineEnd}`;
  });
}

test('CRLF, LF and CR end a line, and CRLF ends only one', () => {
  assert.deepEqual(linesOf('a\r\nb\rc\n\r\n\n\rd'), [
    'a|CL',
    'b|C',
    'c|L',
    '|CL',
    '|L',
    '|C',
    'd|',
  ]);
  assert.deepEqual(linesOf('a\n\r'), ['a|L', '|C']);
  assert.deepEqual(linesOf(''), []);
});

test('the block ends after its first empty line', () => {
  for (const [text, end] of [
    ['\n', 1],
    ['a\n\nb', 3],
    ['a\r\n\r\nb', 5],
    ['a\r\rb', 3],
    ['a\r\r\nb', 4],
    ['a\n\r\nb', 4],
    ['a\r\n\rb', 4],
  ] as const) {
    assert.deepEqual(scanBlock(ascii(text), 0, false), { found: true, end }, JSON.stringify(text));
  }
});

test('without an empty line it says how many bytes are missing at least', () => {
  for (const [text, missingBytes] of [
    ['', 1],
    ['a', 2],
    ['a\n', 1],
    ['a\r\n', 1],
    ['a\n\r', 1],
    ['a\r\r', 1],
  ] as const) {
    assert.deepEqual(scanBlock(ascii(text), 0, false), { found: false, missingBytes });
  }
});

test('at the end of the stream a last CR is a whole line end', () => {
  assert.deepEqual(scanBlock(ascii('a\r\r'), 0, true), { found: true, end: 3 });
});
