import assert from 'node:assert/strict';
import { test } from 'node:test';
import { handshakeBytes } from './handshake-text.ts';
import { requestPresets, repairedRequest } from './handshake-request-presets.ts';
import { judgedHandshake } from './judged-handshake.ts';
import { loadSha1 } from './sha1.ts';

const sha1 = await loadSha1();

function judge(request: string, response = '', closed = true, early = false) {
  return judgedHandshake(
    { request: handshakeBytes(request), response: handshakeBytes(response), closed, early },
    sha1,
  );
}

const brokenCodes = (...given: Parameters<typeof judge>): string[] =>
  judge(...given)
    .rules.filter(({ kept }) => !kept)
    .map(({ head, code }) => `${head} ${code}`);

test('each preset breaks the rule that its label names', () => {
  const codes = requestPresets.map(({ label, request, early }) => [
    label,
    brokenCodes(request, '', true, early),
  ]);
  assert.deepEqual(Object.fromEntries(codes), {
    'as in 2019': ['request origin', 'request version'],
    repaired: [],
    'no Upgrade': ['request request-upgrade'],
    'Connection without its token': ['request request-connection'],
    'short key': ['request key'],
    'version 8': ['request version'],
    'other sub-protocols': [],
    'offers an extension': [],
    'with a frame': [],
    'early frame': ['request sent-too-early'],
  });
});

test('the response is judged by the request, and a frame behind it is none of the handshake', () => {
  const accept = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';
  const response = `HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Accept: ${accept}\nSec-WebSocket-Protocol: chat\n\n\\x81\\x05Hello`;
  assert.deepEqual(brokenCodes(repairedRequest, response), []);
  const ofTheSlide = response.replace('xOo=', 'x0o=');
  assert.deepEqual(brokenCodes(repairedRequest, ofTheSlide), ['response accept']);
});

test('a head that is no HTTP breaks a rule of HTTP, and is judged no further', () => {
  const { request, rules } = judge('GET /chat\nHost: a\n\n');
  assert.equal(request, null);
  assert.equal(rules.length, 1);
  assert.match(rules[0]?.source.standard ?? '', /^RFC 911/);
  assert.doesNotMatch(rules[0]?.says ?? '', /§/);
});

test('what is not whole yet is not judged', () => {
  assert.deepEqual(judge('GET /chat HTTP/1.1\n', '', false).rules, []);
  const half = judge(repairedRequest, 'HTTP/1.1 101 Switching Protocols\nUpg', false);
  assert.ok(half.rules.every(({ head }) => head === 'request'));
});
