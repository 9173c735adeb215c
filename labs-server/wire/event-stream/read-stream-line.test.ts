import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FieldReader } from '../field/field-reader.ts';
import { ascii } from '../testing/ascii.ts';
import { beginEvent } from './event-draft.ts';
import { initialEventStreamState } from './event-stream-state.ts';
import { readStreamLine } from './read-stream-line.ts';

/** Reads `text` and `lineEnd` as one line of a block. */
function read(text: string, lineEnd = '\n') {
  const bytes = ascii(text + lineEnd);
  const reader = new FieldReader(bytes);
  const draft = beginEvent(initialEventStreamState, false);
  readStreamLine(reader, { start: 0, textEnd: text.length, end: bytes.length }, draft);
  assert.equal(reader.byteIndex, bytes.length, 'the fields tile the line');
  const [field] = reader.fields;
  return { draft, name: field?.name, value: field?.value };
}

test('HTML section 9.2.6: the first colon ends the field name, and one space after it is dropped', () => {
  for (const [line, data] of [
    ['data:a', 'a'],
    ['data: a', 'a'],
    ['data:  a', ' a'],
    ['data: a: b', 'a: b'],
    ['data:', ''],
    ['data', ''],
  ] as const) {
    assert.deepEqual(read(line).draft.data, [data], line);
  }
});

test('a line that begins with a colon is a comment', () => {
  const { draft, name, value } = read(':keep alive');
  assert.deepEqual(draft.comments, ['keep alive']);
  assert.deepEqual([name, value], ['comment', 'keep alive']);
  assert.deepEqual(draft.data, []);
});

test('a name that is none of the four is an unknown field, also in another case', () => {
  assert.equal(read('Data: a').name, 'unknown field');
  assert.equal(read(' data: a').name, 'unknown field');
  assert.equal(read('retry: 1').name, 'retry');
});

test('CRLF, LF and CR end a line alike', () => {
  for (const lineEnd of ['\r\n', '\n', '\r']) {
    assert.deepEqual(read('data: a', lineEnd).draft.data, ['a']);
    assert.equal(read('', lineEnd).name, 'empty line');
  }
});

test('a line that the end of the stream cut is dropped', () => {
  const { draft, name } = read('data: a', '');
  assert.equal(name, 'unfinished line');
  assert.deepEqual(draft.data, []);
});
