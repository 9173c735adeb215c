import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ascii } from '../testing/ascii.ts';
import { FieldReader } from './field-reader.ts';
import { findEmptyLine, isToken, lineAt, readLineEnd, skipWhitespace, trimEnd } from './line.ts';

test('CRLF and LF end a line; CR alone does not', () => {
  assert.deepEqual(lineAt(ascii('a\r\nb'), 0), { start: 0, textEnd: 1, end: 3 });
  assert.deepEqual(lineAt(ascii('a\nb'), 0), { start: 0, textEnd: 1, end: 2 });
  assert.deepEqual(lineAt(ascii('a\rb\n'), 0), { start: 0, textEnd: 3, end: 4 });
  assert.equal(lineAt(ascii('a\r'), 0), null);
});

test('a CR before the start belongs to another line', () => {
  assert.deepEqual(lineAt(ascii('\r\n'), 1), { start: 1, textEnd: 1, end: 2 });
});

test('the empty line is the first without text', () => {
  assert.deepEqual(findEmptyLine(ascii('a\r\nb\n\r\nc'), 0), { start: 5, textEnd: 5, end: 7 });
  assert.equal(findEmptyLine(ascii('a\r\nb\r\n'), 0), null);
});

test('whitespace is SP and HTAB', () => {
  const bytes = ascii(' \ta\v ');
  assert.equal(skipWhitespace(bytes, 0, bytes.length), 2);
  assert.equal(trimEnd(bytes, 0, bytes.length), 4);
  assert.equal(skipWhitespace(ascii('  '), 0, 2), 2);
  assert.equal(trimEnd(ascii('  '), 0, 2), 0);
});

test('a token has no separators and is not empty (RFC 9110 section 5.6.2)', () => {
  assert.ok(isToken("!#$%&'*+-.^_`|~09azAZ"));
  for (const text of ['', 'a b', 'a:', 'a/b', '(', 'é', 'a\0']) assert.ok(!isToken(text), text);
});

test('LF alone is named as what it is', () => {
  const reader = new FieldReader(ascii('\n\r\n'));
  readLineEnd(reader, 1, 'Ends.');
  readLineEnd(reader, 2, 'Ends.');
  assert.deepEqual(
    reader.fields.map(({ name, meaning }) => `${name}: ${meaning}`),
    ['LF: Ends. A sender must write CRLF; a recipient may accept LF alone.', 'CRLF: Ends.'],
  );
});
