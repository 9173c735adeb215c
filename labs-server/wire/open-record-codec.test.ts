import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  listenerNames,
  openBodyByteLength,
  readOpenBody,
  writeOpenBody,
} from './open-record-codec.ts';
import { ByteWriter, createByteReader, RecordCodecError } from './record-bytes.ts';

const ends = {
  local: { address: '127.0.0.1', port: 4601 },
  remote: { address: '::1', port: 50_000 },
};

test('a body of each listener is read as it was written, and has the length that was told', () => {
  for (const listener of listenerNames) {
    for (const hopOf of [null, 7]) {
      const body = { ...ends, listener, hopOf };
      const writer = new ByteWriter(new Uint8Array(openBodyByteLength(body)));
      writeOpenBody(writer, body);
      assert.equal(writer.position, writer.target.length);
      assert.deepEqual(readOpenBody(createByteReader(writer.target, 0)), body);
    }
  }
});

test('a listener that this version does not know is told', () => {
  assert.throws(
    () => readOpenBody(createByteReader(Uint8Array.of(0, 0, 0, 0, 99), 0)),
    new RecordCodecError('listener: 99 is unknown'),
  );
});
