import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseExtensions } from './extension-header.ts';
import { negotiatedDeflate } from './permessage-deflate.ts';

const negotiated = (value: string) => negotiatedDeflate(parseExtensions([value]) ?? []);

test('RFC 7692 section 7.1: without parameters both contexts are taken over, with windows of 32 KiB', () => {
  const direction = { noContextTakeover: false, maxWindowBits: 15 };
  assert.deepEqual(negotiated('permessage-deflate'), { client: direction, server: direction });
});

test('every parameter is of one direction', () => {
  const value = 'permessage-deflate; server_no_context_takeover; client_max_window_bits=10';
  assert.deepEqual(negotiated(value), {
    client: { noContextTakeover: false, maxWindowBits: 10 },
    server: { noContextTakeover: true, maxWindowBits: 15 },
  });
});

test('window bits that cannot be are those of the largest window', () => {
  const value = 'permessage-deflate; server_max_window_bits=7; client_max_window_bits=x';
  assert.equal(negotiated(value)?.server.maxWindowBits, 15);
  assert.equal(negotiated(value)?.client.maxWindowBits, 15);
});

test('another extension does not compress', () => {
  assert.equal(negotiated('x-webkit-deflate-frame'), null);
});
