import assert from 'node:assert/strict';
import { test } from 'node:test';
import { equalBytes, hex16, hexText, joinBytes, uintBytes, xorBytes } from './bytes.ts';

test('numbers are written most significant byte first', () => {
  assert.deepEqual([...uintBytes(0x0102, 2)], [1, 2]);
  assert.deepEqual([...uintBytes(0xfffefdfc, 4)], [0xff, 0xfe, 0xfd, 0xfc]);
  assert.throws(() => uintBytes(0x10000, 2), RangeError);
  assert.throws(() => uintBytes(-1, 2), RangeError);
  assert.throws(() => uintBytes(0.5, 2), RangeError);
});

test('pieces are joined, XORed, compared and shown', () => {
  const [one, two] = [Uint8Array.of(1, 2), Uint8Array.of(0xff)];
  assert.deepEqual([...joinBytes([one, two])], [1, 2, 0xff]);
  assert.deepEqual([...xorBytes(one, Uint8Array.of(3, 2, 9))], [2, 0]);
  assert.equal(hexText(joinBytes([one, two])), '0102ff');
  assert.equal(hex16(0xc), '0x000C');
  assert.equal(equalBytes(one, Uint8Array.of(1, 2)), true);
  assert.equal(equalBytes(one, Uint8Array.of(1, 3)), false);
  assert.equal(equalBytes(one, two), false);
});
