import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markedResponse } from './marked-response.ts';
import { presets, rightResponse } from './presets.ts';

/** The marked text behind the head, without delimiters, as `mark:text`. */
function bodyOf(response: string): string[] {
  return markedResponse(response)
    .filter(({ mark, text }) => !['head', 'delimiter'].includes(mark) && text !== '\n')
    .map(({ mark, text }) => `${mark}:${text}`);
}

function sizeLine(line: string): string {
  return rightResponse.replace('\n25\n', `\n${line}\n`);
}

test('sizes and data of a right response are told apart', () => {
  assert.deepEqual(bodyOf(rightResponse), [
    'size:25',
    'data:This is the data in the first chunk',
    'data:CRLF',
    'size:1A',
    'data:and this is the second one',
    'size:0',
  ]);
});

test('a size that is one too small leaves the LF of the data where CRLF must be', () => {
  const marked = markedResponse(sizeLine('24'));
  const broken = marked.filter(({ mark }) => mark === 'broken').map(({ text }) => text);
  assert.deepEqual(broken.join('').replaceAll('\n', ''), 'LFCR');
  assert.ok(marked.some(({ mark, text }) => mark === 'unread' && text.includes('and this')));
});

test('what is no hexadecimal number is broken, and the rest unread', () => {
  assert.ok(bodyOf(sizeLine('2G')).includes('broken:2G'));
  assert.ok(!bodyOf(sizeLine('2G')).some((line) => line.startsWith('data')));
});

test('the stretches without the signs are the text again', () => {
  for (const { response } of [...presets, { response: 'řeka 🌍\n\n' }, { response: '' }]) {
    const text = markedResponse(response)
      .filter(({ isSign }) => !isSign)
      .map((stretch) => stretch.text)
      .join('');
    assert.equal(text, response);
  }
});
