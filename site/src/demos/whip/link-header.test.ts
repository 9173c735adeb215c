/** Link fields of a WHIP endpoint, as RFC 9725 section 4.6 shows them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { iceServersOf } from './link-header.ts';

test('a STUN server, and a TURN server with its credentials', () => {
  const field =
    '<stun:127.0.0.1:3478>; rel="ice-server", <turn:127.0.0.1:3478?transport=udp>; rel="ice-server"; username="1793:alias"; credential="a+b/c="';
  assert.deepEqual(iceServersOf(field), [
    { urls: 'stun:127.0.0.1:3478' },
    { urls: 'turn:127.0.0.1:3478?transport=udp', username: '1793:alias', credential: 'a+b/c=' },
  ]);
});

test('links of other relations, and no link', () => {
  assert.deepEqual(iceServersOf('<https://example.com/>; rel=next'), []);
  assert.deepEqual(iceServersOf(null), []);
});
