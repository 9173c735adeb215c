import assert from 'node:assert/strict';
import { test } from 'node:test';
import { boundInflate } from './bounded-inflate.ts';

const noDictionary = new Uint8Array(0);

/** An inflater that makes 100 bytes of every byte, and throws on 0xff; `pushed` counts what it was given. */
function hundredfold() {
  const given = { bytes: 0, final: false };
  const inflate = boundInflate((_dictionary, onBytes) => ({
    push(compressed, final) {
      given.bytes += compressed.length;
      given.final = final;
      if (compressed.includes(0xff)) throw new Error('invalid block type');
      onBytes(new Uint8Array(compressed.length * 100));
    },
  }));
  return { given, inflate };
}

test('the pieces of the output are one', () => {
  const { given, inflate } = hundredfold();
  const inflated = inflate(new Uint8Array(3000), { dictionary: noDictionary, maxByteLength: 1e6 });
  assert.equal(inflated.status === 'complete' && inflated.bytes.length, 300_000);
  assert.deepEqual(given, { bytes: 3000, final: true });
});

test('it stops soon after the output is too large', () => {
  const { given, inflate } = hundredfold();
  const inflated = inflate(new Uint8Array(1e6), { dictionary: noDictionary, maxByteLength: 1e5 });
  assert.equal(inflated.status, 'too-large');
  assert.ok(given.bytes <= 2048);
});

test('an inflater that throws has met malformed input', () => {
  const { inflate } = hundredfold();
  const options = { dictionary: noDictionary, maxByteLength: 100 };
  assert.equal(inflate(Uint8Array.of(0xff), options).status, 'malformed');
});
