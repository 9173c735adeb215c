import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FieldReader } from '../field/field-reader.ts';
import { messageClasses, messageTypeBits, readMessageType } from './message-type.ts';

test('RFC 8489 section 5: the types of Binding', () => {
  const bits = messageClasses.map((messageClass) => messageTypeBits({ messageClass, method: 1 }));
  assert.deepEqual(bits, [0x0001, 0x0011, 0x0101, 0x0111]);
});

test('every class and method is read as it was written, with both first bits zero', () => {
  for (let method = 0; method <= 0xfff; method += 1) {
    for (const messageClass of messageClasses) {
      const bits = messageTypeBits({ messageClass, method });
      assert.ok(bits <= 0x3fff);
      const reader = new FieldReader(Uint8Array.of(bits >> 8, bits & 0xff));
      assert.deepEqual(readMessageType(reader, String), { messageClass, method });
    }
  }
});

test('a method of more than 12 bits is refused', () => {
  const type = { messageClass: 'request', method: 0x1000 } as const;
  assert.throws(() => messageTypeBits(type), RangeError);
});
