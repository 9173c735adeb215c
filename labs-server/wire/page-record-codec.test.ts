import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageBodyByteLength, readPageBody, writePageBody } from './page-record-codec.ts';
import { ByteWriter, createByteReader, RecordCodecError } from './record-bytes.ts';

const page = {
  lane: 'postMessage',
  from: 'document A',
  to: 'document B',
  label: 'message event',
  facts: [
    ['event.origin', 'http://127.0.0.1:4601'],
    ['verdict', 'accepted'],
  ],
  head: Uint8Array.of(1, 2, 3),
} as const;

function written(): Uint8Array {
  const bytes = new Uint8Array(pageBodyByteLength(page));
  writePageBody(new ByteWriter(bytes), page);
  return bytes;
}

test('facts come back in their order, and the data after them', () => {
  assert.deepEqual(readPageBody(createByteReader(written(), 0)), page);
});

test('a body that ends within its texts is refused', () => {
  const bytes = written();
  const endOfTexts = bytes.length - page.head.length;
  for (let length = 0; length < endOfTexts; length += 1) {
    const reader = createByteReader(bytes.subarray(0, length), 0);
    assert.throws(() => readPageBody(reader), RecordCodecError);
  }
});
