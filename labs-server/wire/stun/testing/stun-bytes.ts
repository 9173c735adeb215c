/** Bytes of STUN messages for tests. */
import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import type { Complete } from '../../field/decode-result.ts';
import { type AttributeDefinition, attribute } from '../attribute.ts';
import { hexText } from '../bytes.ts';
import type { Digest } from '../credentials.ts';
import { decodeStunMessage, type StunMessage } from '../decode-message.ts';
import { encodeStunMessage } from '../encode-message.ts';
import type { Hmac } from '../integrity.ts';
import { createVocabulary } from '../vocabulary.ts';

export const bytesOf = (hex: string) =>
  Uint8Array.from(Buffer.from(hex.replaceAll(/\s/g, ''), 'hex'));

/** The transaction ID of all of them, as in RFC 5769 section 2.1. */
export const transactionId = bytesOf('b7e7a701bc34d686fa87dfae');

/** A Binding request with the attributes whose bytes `hex` says. */
export function attributesMessage(hex: string): Uint8Array {
  const attributes = bytesOf(hex);
  const draft = { messageClass: 'request', method: 1, transactionId, attributes: [] } as const;
  const message = Uint8Array.from([...encodeStunMessage(draft), ...attributes]);
  message.set([attributes.length >> 8, attributes.length & 0xff], 2);
  return message;
}

/** The message that `bytes` are. */
export function decodeWhole(bytes: Uint8Array): Complete<StunMessage> {
  const result = decodeStunMessage(bytes, { atEnd: true });
  if (result.status !== 'complete') return assert.fail(result.status);
  return result;
}

/** Asserts that `value` is written as `hex`, the value of the attribute without padding, and read again. */
export function assertAttribute<Value>(
  definition: AttributeDefinition<Value>,
  value: Value,
  hex: string,
): void {
  const draft = { messageClass: 'request', method: 1, transactionId } as const;
  const message = encodeStunMessage({ ...draft, attributes: [attribute(definition, value)] });
  const bytes = bytesOf(hex);
  assert.equal(hexText(message.subarray(20, 22)), definition.type.toString(16).padStart(4, '0'));
  assert.equal(message[22], bytes.length >> 8);
  assert.equal(message[23], bytes.length & 0xff);
  assert.equal(hexText(message.subarray(24, 24 + bytes.length)), hexText(bytes));
  const { value: read, fault } = decodeAlone(definition, bytes);
  assert.equal(fault, undefined);
  assert.deepEqual(read, value);
}

/** The value that `bytes` have as an attribute, and the rule that they break. */
export function decodeAlone<Value>(definition: AttributeDefinition<Value>, bytes: Uint8Array) {
  const head = `${definition.type.toString(16).padStart(4, '0')}${bytes.length.toString(16).padStart(4, '0')}`;
  const padding = '00'.repeat((4 - (bytes.length % 4)) % 4);
  const message = attributesMessage(head + hexText(bytes) + padding);
  const vocabulary = createVocabulary([], [definition]);
  const result = decodeStunMessage(message, { atEnd: true }, vocabulary);
  if (result.status !== 'complete') return assert.fail(result.status);
  const [found] = result.value.attributes;
  return { value: found?.value, fault: result.fault?.code, field: result.fields.at(-1) };
}

/** The code of the rule that a value of the bytes `hex` breaks. */
export function faultOf<Value>(definition: AttributeDefinition<Value>, hex: string) {
  return decodeAlone(definition, bytesOf(hex)).fault;
}

export const hmacSha1: Hmac = (key, data) =>
  Uint8Array.from(createHmac('sha1', key).update(data).digest());
export const hmacSha256: Hmac = (key, data) =>
  Uint8Array.from(createHmac('sha256', key).update(data).digest());
export const md5: Digest = (data) => Uint8Array.from(createHash('md5').update(data).digest());
export const sha256: Digest = (data) => Uint8Array.from(createHash('sha256').update(data).digest());
