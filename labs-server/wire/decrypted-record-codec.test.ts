import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  decryptedBodyByteLength,
  decryptedProtocols,
  readDecryptedBody,
  writeDecryptedBody,
} from './decrypted-record-codec.ts';
import { ByteWriter, createByteReader, RecordCodecError } from './record-bytes.ts';

test('a body of each protocol is read as it was written, and has the length that was told', () => {
  for (const protocol of decryptedProtocols) {
    const body = { protocol, streamOffset: 2 ** 33, byteLength: 61, head: Uint8Array.of(1, 2, 3) };
    const writer = new ByteWriter(new Uint8Array(decryptedBodyByteLength(body)));
    writeDecryptedBody(writer, body);
    assert.equal(writer.position, writer.target.length);
    assert.deepEqual(readDecryptedBody(createByteReader(writer.target, 0)), body);
  }
});

test('a protocol that this version does not know is told', () => {
  const bytes = new Uint8Array(decryptedBodyByteLength({ head: new Uint8Array(0) }));
  bytes[0] = 9;
  assert.throws(
    () => readDecryptedBody(createByteReader(bytes, 0)),
    new RecordCodecError('protocol: 9 is unknown'),
  );
});
