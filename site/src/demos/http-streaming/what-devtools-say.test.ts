import assert from 'node:assert/strict';
import { test } from 'node:test';
import { devToolsWords, type DevToolsFacts } from './what-devtools-say.ts';

function fact(value: string) {
  return { engine: 'Chromium', version: '156', date: '2026-11-22', value };
}

const facts: DevToolsFacts = {
  invalid: fact('net::ERR_INVALID_CHUNKED_ENCODING'),
  incomplete: fact('net::ERR_INCOMPLETE_CHUNKED_ENCODING'),
  blocked: fact('blocked by CORS policy'),
};

function decoded(code: string | null, hasCors = true) {
  return { parts: [], rule: code, code, hasCors };
}

test('a broken rule and a body cut short have a message each', () => {
  const invalid = devToolsWords('failed', decoded('chunk-size-not-hexadecimal'), facts);
  assert.equal(invalid.printed, facts.invalid.value);
  for (const code of ['last-chunk-missing', 'chunk-data-truncated', 'final-crlf-missing']) {
    assert.equal(devToolsWords('failed', decoded(code), facts).fact, facts.incomplete, code);
  }
});

test('without the CORS line nothing else is told, broken or not', () => {
  assert.equal(devToolsWords('failed', decoded(null, false), facts).fact, facts.blocked);
  const broken = devToolsWords('failed', decoded('chunk-size-not-hexadecimal', false), facts);
  assert.equal(broken.fact, facts.blocked);
});

test('what the browser took although our decoder refuses it is told as such', () => {
  const taken = devToolsWords('complete', decoded('chunk-header-without-crlf'), facts);
  assert.match(taken.meaning, /your browser took what our decoder refuses/);
  assert.equal(
    devToolsWords('complete', decoded(null), facts).meaning,
    'Nothing: the response is fine.',
  );
});

test('a failure without a broken rule, or with one outside the chunks, was not measured', () => {
  for (const code of [null, 'body-truncated', 'field-line-without-colon']) {
    const unknown = devToolsWords('failed', decoded(code), facts);
    assert.equal(unknown.printed, null);
    assert.match(unknown.meaning, /F12/);
  }
});
