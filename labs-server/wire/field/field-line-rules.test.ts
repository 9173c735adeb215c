import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ascii } from '../testing/ascii.ts';
import { type ObsoleteForms, splitFieldLine } from './field-line-rules.ts';
import { lineAt } from './line.ts';

/** The parts of the line of `text` that begins at `start`, or the code, range and section of the rule it breaks. */
function split(text: string, obsolete: ObsoleteForms = 'reject', start = 0) {
  const bytes = ascii(text);
  const line = lineAt(bytes, start);
  assert.ok(line);
  const parts = splitFieldLine(bytes, line, obsolete);
  if (!('code' in parts)) return parts;
  const { code, range, source } = parts;
  return `${code} [${range.start}, ${range.end}) ${source.standard} ${source.section}`;
}

test('a field line is a name, a colon and a value, wherever it begins', () => {
  const line = { start: 3, textEnd: 7, end: 9 };
  const parts = { colon: 4, nameEnd: 4, lines: [line] };
  assert.deepEqual(split('x\r\nA: b\r\nC: d\r\n', 'reject', 3), parts);
});

test('RFC 9112 section 5: without a colon it is no field line', () => {
  assert.equal(split('Host a\r\nB: c\r\n'), 'field-line-without-colon [0, 6) RFC 9112 5');
});

test('RFC 9110 section 5.1: the name is a token', () => {
  assert.equal(split('a b: c\r\n'), 'field-name-not-token [0, 3) RFC 9110 5.1');
  assert.equal(split(': c\r\n'), 'field-name-not-token [0, 0) RFC 9110 5.1');
});

test('RFC 9112 section 2.2: no whitespace before the first field, whoever reads', () => {
  const broken = 'field-line-begins-with-whitespace [0, 5) RFC 9112 2.2';
  assert.equal(split(' A: b\r\n'), broken);
  assert.equal(split('\tA: b\r\n', 'accept'), broken);
});

test('RFC 9112 section 5.1: whitespace before the colon is rejected, or accepted as obsolete', () => {
  assert.equal(split('A \t: b\r\n'), 'whitespace-before-colon [1, 3) RFC 9112 5.1');
  const line = { start: 0, textEnd: 6, end: 8 };
  assert.deepEqual(split('A \t: b\r\n', 'accept'), { colon: 3, nameEnd: 1, lines: [line] });
});

test('RFC 9112 section 5.2: a line that begins with whitespace continues the one before it', () => {
  const folded = 'A: b\r\n c\r\n\td\r\nE: f\r\n';
  assert.equal(split(folded), 'obs-fold [4, 14) RFC 9112 5.2');
  const lines = [
    { start: 0, textEnd: 4, end: 6 },
    { start: 6, textEnd: 8, end: 10 },
    { start: 10, textEnd: 12, end: 14 },
  ];
  assert.deepEqual(split(folded, 'accept'), { colon: 1, nameEnd: 1, lines });
});

test('RFC 9110 section 5.5: CR and NUL have no place in a value, nor in a line folded into it', () => {
  const code = 'field-value-forbidden-character';
  assert.equal(split('A: b\rc\r\n'), `${code} [4, 5) RFC 9110 5.5`);
  assert.equal(split('A: b\0\r\n', 'accept'), `${code} [4, 5) RFC 9110 5.5`);
  assert.equal(split('A: b\r\n c\0\r\n', 'accept'), `${code} [8, 9) RFC 9110 5.5`);
});
