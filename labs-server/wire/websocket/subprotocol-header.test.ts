import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseSubprotocols } from './subprotocol-header.ts';

test('RFC 6455 section 11.3.4: several lines are one list, in the order of preference', () => {
  assert.deepEqual(parseSubprotocols(['chat, superchat', 'mqtt']), ['chat', 'superchat', 'mqtt']);
  assert.deepEqual(parseSubprotocols([]), []);
});

test('RFC 6455 section 4.1: names are tokens, and each comes once', () => {
  assert.equal(parseSubprotocols(['chat, super chat']), null);
  assert.equal(parseSubprotocols(['chat, chat']), null);
});
