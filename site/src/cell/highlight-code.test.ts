import assert from 'node:assert/strict';
import { test } from 'node:test';
import { highlightCode } from './highlight-code.ts';

const kinds = (code: string): string[] =>
  highlightCode(code).flatMap((line) =>
    line.filter(({ kind }) => kind !== 'plain').map(({ kind, text }) => `${kind} ${text}`),
  );

test('keywords, calls, strings, numbers and comments are told apart', () => {
  assert.deepEqual(kinds(`const a = new EventSource(lab.url('/x')) // try`), [
    'keyword const',
    'keyword new',
    'function EventSource',
    'function url',
    "string '/x'",
    'comment // try',
  ]);
  assert.deepEqual(kinds('0xff + 1_000n + 1.5e3'), [
    'number 0xff',
    'number 1_000n',
    'number 1.5e3',
  ]);
});

test('a comment in a string is a string, and a quote in a comment a comment', () => {
  assert.deepEqual(kinds(`'// no' // it's`), ["string '// no'", "comment // it's"]);
});

test('a template over several lines is a string on each of them', () => {
  const lines = highlightCode('`a\nb`');
  assert.deepEqual(lines, [[{ kind: 'string', text: '`a' }], [{ kind: 'string', text: 'b`' }]]);
});

test('the tokens of any text join to that text', () => {
  const seed = Date.now() % 1_000_000;
  let state = seed;
  const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const alphabet = `ab1 '"\`\\/*\n(){}<>=.é`;
  for (let round = 0; round < 300; round += 1) {
    const text = Array.from(
      { length: 40 },
      () => alphabet[Math.floor(random() * alphabet.length)],
    ).join('');
    const joined = highlightCode(text)
      .map((line) => line.map((token) => token.text).join(''))
      .join('\n');
    assert.equal(joined, text, `seed ${seed}`);
  }
});
