import assert from 'node:assert/strict';
import { test } from 'node:test';
import { latin1Bytes } from './bytes.ts';
import { zeroMasked } from './masked-text.ts';

const id = '0123456789abcdeffedcba9876543210';

function mask(bytes: Uint8Array, key: readonly number[]): Uint8Array {
  return bytes.map((byte, index) => byte ^ (key[index % 4] ?? 0));
}

test('a masked id becomes zeros under the same mask, at every place and with every key', () => {
  for (const key of [
    [0x37, 0xfa, 0x21, 0x3d],
    [0, 0, 0, 1],
  ]) {
    for (let before = 0; before < 6; before += 1) {
      const text = `${'x'.repeat(before)}${id}/1 RTSP/1.0`;
      const bytes = mask(latin1Bytes(text), key);
      zeroMasked(bytes, latin1Bytes(id));
      const unmasked = Buffer.from(mask(bytes, key)).toString('latin1');
      assert.equal(unmasked, text.replace(id, '0'.repeat(32)));
    }
  }
});

test('other bytes stay as they are', () => {
  const bytes = mask(latin1Bytes('OPTIONS rtsp://127.0.0.1/camera RTSP/1.0'), [1, 2, 3, 4]);
  const before = bytes.slice();
  zeroMasked(bytes, latin1Bytes(id));
  assert.deepEqual(bytes, before);
});
