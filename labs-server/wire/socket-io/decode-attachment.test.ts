/** A binary attachment follows its packet as bytes (Socket.IO protocol 5). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertTiles } from '../testing/decoder-properties.ts';
import { decodeAttachment } from './decode-attachment.ts';

test('all bytes of the message are the attachment, in the coordinates of its layer', () => {
  const result = decodeAttachment(Uint8Array.of(1, 2, 3), 40, 1, 2);
  assert.equal(result.status, 'complete');
  assertTiles(result.fields, 40, 43);
  const [field] = result.fields;
  assert.equal(field?.name, 'binary attachment');
  assert.match(field?.meaning ?? '', /^Attachment 1 \(2 of 2\)/);
});

test('an attachment whose packet is not known says so', () => {
  const [field] = decodeAttachment(Uint8Array.of(0), 0, 0, null).fields;
  assert.match(field?.meaning ?? '', /whose packet came before/);
});

test('an empty attachment has no field', () => {
  assert.deepEqual(decodeAttachment(new Uint8Array(0), 0, 0, 1).fields, []);
});
