import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unmask } from './masking.ts';

const masked = Uint8Array.from(Buffer.from('7f9f4d5158', 'hex'));

test('RFC 6455 section 5.7: the masked example is Hello', () => {
  assert.equal(Buffer.from(unmask(masked, 0x37fa213d)).toString(), 'Hello');
});

test('a part is unmasked from its own place on, and the input does not change', () => {
  assert.equal(Buffer.from(unmask(masked.subarray(3), 0x37fa213d, 3)).toString(), 'lo');
  assert.equal(masked[0], 0x7f);
});

test('a key whose first bit is set is no negative number', () => {
  assert.deepEqual(unmask(Uint8Array.of(0xff, 0), 0xff000000), Uint8Array.of(0, 0));
});
