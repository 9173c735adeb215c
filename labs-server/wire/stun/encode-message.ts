/** A STUN message put together: header, attributes, and at its end integrity and fingerprint. RFC 8489 sections 5 and 14. */
import type { AttributeContext, AttributeDefinition, AttributeDraft } from './attribute.ts';
import { attribute, paddedLength } from './attribute.ts';
import { joinBytes, uintBytes } from './bytes.ts';
import { magicCookie, stunHeaderBytes } from './decode-message.ts';
import { fingerprint, fingerprintOf } from './fingerprint.ts';
import { type Hmac, integrityInput } from './integrity.ts';
import { messageIntegritySha256 } from './message-integrity-sha256.ts';
import { messageIntegrity } from './message-integrity.ts';
import { type MessageType, messageTypeBits } from './message-type.ts';

export interface MessageDraft extends MessageType {
  /** 12 bytes: unpredictable for a request (section 5), those of the request for a response. */
  readonly transactionId: Uint8Array;
  readonly attributes: readonly AttributeDraft[];
}

export interface EncodeOptions {
  /** What fills up to a multiple of 4 bytes. Default 0; a receiver ignores it. */
  readonly paddingByte?: number;
}

/** The message. Throws a RangeError where a value does not fit its attribute, or all of them not the message. */
export function encodeStunMessage(
  { transactionId, attributes, ...type }: MessageDraft,
  { paddingByte = 0 }: EncodeOptions = {},
): Uint8Array {
  if (transactionId.length !== 12) throw new RangeError('a transaction ID has 12 bytes');
  const xorKey = joinBytes([uintBytes(magicCookie, 4), transactionId]);
  const context = { xorKey };
  const body = attributes.map((draft) => encodeAttribute(draft, context, paddingByte));
  const length = body.reduce((sum, bytes) => sum + bytes.length, 0);
  const head = joinBytes([uintBytes(messageTypeBits(type), 2), uintBytes(length, 2), xorKey]);
  return joinBytes([head, ...body]);
}

function encodeAttribute(
  { type, encode }: AttributeDraft,
  context: AttributeContext,
  paddingByte: number,
): Uint8Array {
  const value = encode(context);
  const padding = new Uint8Array(paddedLength(value.length) - value.length).fill(paddingByte);
  return joinBytes([uintBytes(type, 2), uintBytes(value.length, 2), value, padding]);
}

/** `message` with MESSAGE-INTEGRITY at its end. `hmac` is HMAC-SHA1. */
export function addMessageIntegrity(message: Uint8Array, key: Uint8Array, hmac: Hmac): Uint8Array {
  const value = hmac(key, integrityInput(message, message.length, 20));
  return addAttribute(message, messageIntegrity, value);
}

/** `message` with MESSAGE-INTEGRITY-SHA256 at its end. `hmac` is HMAC-SHA256. */
export function addMessageIntegritySha256(
  message: Uint8Array,
  key: Uint8Array,
  hmac: Hmac,
): Uint8Array {
  const value = hmac(key, integrityInput(message, message.length, 32));
  return addAttribute(message, messageIntegritySha256, value);
}

/** `message` with FINGERPRINT at its end: nothing may follow. */
export function addFingerprint(message: Uint8Array): Uint8Array {
  const value = fingerprintOf(integrityInput(message, message.length, 4));
  return addAttribute(message, fingerprint, value);
}

function addAttribute<Value>(
  message: Uint8Array,
  definition: AttributeDefinition<Value>,
  value: Value,
): Uint8Array {
  const context = { xorKey: message.subarray(4, stunHeaderBytes) };
  const added = encodeAttribute(attribute(definition, value), context, 0);
  const joined = joinBytes([message, added]);
  joined.set(uintBytes(joined.length - stunHeaderBytes, 2), 2);
  return joined;
}
