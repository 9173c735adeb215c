import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oneUnit } from '../field/unit-decoder.ts';
import { countByteReads } from './count-byte-reads.ts';
import { assertLinear } from './fuzz.ts';

/** A decoder that looks at its bytes as `read` does. */
function decoderThat(read: (bytes: Uint8Array) => void) {
  return oneUnit((bytes) => {
    read(bytes);
    return { status: 'complete', fields: [], byteLength: bytes.length, value: null };
  });
}

test('lets a decoder pass that looks at every byte three times', () => {
  const decoder = decoderThat((bytes) => {
    for (let index = 0; index < bytes.length; index += 1) assert.equal(bytes[index], 0);
    bytes.indexOf(1);
    bytes.subarray(1).findIndex((byte) => byte === 1);
  });
  assertLinear((size) => new Uint8Array(size), decoder);
});

test('stops a decoder that searches the rest again after every byte', () => {
  const decoder = decoderThat((bytes) => {
    for (let start = 0; start < bytes.length; start += 1) bytes.subarray(start).indexOf(1);
  });
  assert.throws(() => assertLinear((size) => new Uint8Array(size), decoder), /took 4\.00 times/);
});

test('countByteReads counts indexed reads, searches, iterations and text', () => {
  const found: unknown[] = [];
  const reads = countByteReads(Uint8Array.of(1, 2, 3, 4), (bytes) => {
    found.push(bytes[0], bytes.indexOf(2), ...bytes.subarray(2), new TextDecoder().decode(bytes));
  });
  assert.deepEqual(found, [1, 1, 3, 4, '\u0001\u0002\u0003\u0004']);
  assert.equal(reads, 1 + 2 + 2 + 4);
});
