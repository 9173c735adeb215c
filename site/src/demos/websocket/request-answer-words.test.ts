import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HandshakeOnWire } from './handshake-on-wire.ts';
import { handshakeBytes } from './handshake-text.ts';
import { answerWords } from './request-answer-words.ts';

function answered(response: string, closed = true): HandshakeOnWire {
  return {
    request: handshakeBytes('GET / HTTP/1.1\n\n'),
    response: handshakeBytes(response),
    closed,
    early: false,
  };
}

test('the status decides: switched, refused, or an ordinary request', () => {
  for (const [status, tone, text] of [
    [101, 'ok', /speak WebSocket/],
    [400, 'bad', /saw the upgrade/],
    [426, 'bad', /ordinary request/],
    [429, 'bad', /^429: .* did not switch/],
  ] as const) {
    const words = answerWords(answered(`HTTP/1.1 ${status} Whatever\n\n`), false);
    assert.equal(words.tone, tone);
    assert.match(words.text, text);
  }
});

test('silence is told apart: before Send, on the way, and when nothing came at all', () => {
  assert.match(answerWords(null, false).text, /^Press Send/);
  assert.equal(answerWords(null, true).tone, 'waiting');
  assert.equal(answerWords(answered('', false), true).tone, 'waiting');
  assert.equal(answerWords(answered(''), false).text, 'No byte came back.');
});

test('a head without its empty line is told as such, whatever the server says in the end', () => {
  const request = handshakeBytes('GET / HTTP/1.1\nHost: a\n');
  const response = handshakeBytes('HTTP/1.1 400 Bad Request\nConnection: close\n\n');
  const words = answerWords({ request, response, closed: true, early: false }, false);
  assert.match(words.text, /empty line/);
  assert.equal(words.tone, 'bad');
});

test('bytes that did not wait for the 101 are told, and what became of them', () => {
  const request = handshakeBytes('GET / HTTP/1.1\n\n\\x81\\x80abcd');
  for (const [status, told] of [
    [101, /^101: .* had read them already, and kept them\.$/],
    [400, /^400: .* were no frame to it: up to a 101 .*§4\.1\)\.$/],
  ] as const) {
    const early = { ...answered(`HTTP/1.1 ${status} Whatever\n\n`), request, early: true };
    assert.match(answerWords(early, false).text, told);
    const head = handshakeBytes('GET / HTTP/1.1\n\n');
    assert.doesNotMatch(answerWords({ ...early, request: head }, false).text, told);
    assert.doesNotMatch(answerWords({ ...early, early: false }, false).text, told);
  }
});
