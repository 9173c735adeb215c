import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { acceptSteps, lecture2019Guid } from './accept-steps.ts';

const sha1 = (bytes: Uint8Array) => Uint8Array.from(createHash('sha1').update(bytes).digest());
const key = 'dGhlIHNhbXBsZSBub25jZQ==';

test('RFC 6455 section 1.3: the example, step by step', () => {
  const steps = acceptSteps(` ${key} `, sha1);
  assert.equal(steps.key, key);
  assert.equal(steps.joined, `${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`);
  const digest = 'b37a4f2cc0624f1690f64606cf385945b2bec4ea';
  assert.equal(Buffer.from(steps.digest).toString('hex'), digest);
  assert.equal(steps.accept, 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
});

test('websocket-guid: the GUID that the slide of 2019 printed gives another value', () => {
  assert.equal(acceptSteps(key, sha1, lecture2019Guid).accept, 'B+uvkirVlXkQT4tM7HfDM/5rBwM=');
});
