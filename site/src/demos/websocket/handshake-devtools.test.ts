import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerPresets, rightAnswer } from './handshake-answer-presets.ts';
import { fillAnswer } from './answer-template.ts';
import { repairedRequest } from './handshake-request-presets.ts';
import { handshakeBytes } from './handshake-text.ts';
import {
  devToolsFact,
  handshakeDevTools,
  handshakeFactIds,
  type HandshakeFacts,
} from './handshake-devtools.ts';
import { judgedHandshake } from './judged-handshake.ts';
import { loadSha1 } from './sha1.ts';

const sha1 = await loadSha1();
const requestOfBrowser = repairedRequest.replace(
  '\n\n',
  '\nSec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\n\n',
);
const facts = Object.fromEntries(
  Object.keys(handshakeFactIds).map((name) => [
    name,
    { engine: 'Chromium', version: '156', date: '2026-11-26', value: name },
  ]),
) as HandshakeFacts;

function judge(answer: string) {
  const filled = fillAnswer(answer, 'dGhlIHNhbXBsZSBub25jZQ==', sha1);
  const request = handshakeBytes(requestOfBrowser);
  return judgedHandshake(
    { request, response: handshakeBytes(filled), closed: true, early: false },
    sha1,
  );
}

const factFor = (answer: string): string | null =>
  devToolsFact(judge(answer), facts)?.value ?? null;

const without = (name: string): string => rightAnswer.replace(new RegExp(`^${name}.*\n`, 'm'), '');

test('each preset has the message that was measured for it', () => {
  const found = answerPresets.map(({ label, answer }) => [label, factFor(answer)]);
  assert.deepEqual(Object.fromEntries(found), {
    right: null,
    'GUID of 2019': 'otherAccept',
    'base64 of hex digits': 'otherAccept',
    'a space behind it': null,
    'a newline was hashed too': 'otherAccept',
    'strange sub-protocol': 'otherProtocol',
    'with compression': null,
    'strange extension': 'otherExtension',
    '200 OK': 'status',
    'no Upgrade': 'noUpgrade',
    'Connection without its token': 'otherConnection',
  });
});

test('what is missing, wrong or there twice has different messages, and the first of several is told', () => {
  assert.equal(factFor(without('Sec-WebSocket-Protocol')), 'noProtocol');
  assert.equal(factFor(without('Sec-WebSocket-Accept')), 'noAccept');
  assert.equal(factFor(without('Connection')), 'noConnection');
  assert.equal(factFor(rightAnswer.replace(': chat', ': chat, superchat')), 'twice');
  assert.equal(factFor(rightAnswer.replace('Upgrade: websocket', 'Upgrade: h2c')), 'otherUpgrade');
  assert.equal(factFor(without('Connection').replace('{accept}', 'x')), 'otherAccept');
});

test('a browser that takes what our decoder refuses is told apart', () => {
  const lenient = judge(without('Connection'));
  assert.match(handshakeDevTools('open', lenient, facts).meaning, /decoder refuses/);
  assert.match(handshakeDevTools('open', judge(rightAnswer), facts).meaning, /fine/);
  assert.match(handshakeDevTools('refused', judge('no HTTP\n\n'), facts).meaning, /F12/);
  assert.match(handshakeDevTools('waiting', judge('HTTP/1.1 101'), facts).meaning, /waits/);
});
