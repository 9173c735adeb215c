/** What MESSAGE-INTEGRITY and MESSAGE-INTEGRITY-SHA256 are computed over, and whether they are right: RFC 8489 sections 14.5 and 14.6. */
import type { StunAttribute } from './attribute.ts';
import { equalBytes, joinBytes, uintBytes } from './bytes.ts';
import { messageIntegritySha256 } from './message-integrity-sha256.ts';
import { messageIntegrity } from './message-integrity.ts';

/** A keyed digest of `data`: HMAC-SHA1 of 20 bytes, or HMAC-SHA256 of 32. */
export type Hmac = (key: Uint8Array, data: Uint8Array) => Uint8Array;

const headerBytes = 20;
const attributeHeadBytes = 4;

/**
 * The message before the attribute that begins at `start`, with a length that counts up to the end of that attribute,
 * whose value has `valueLength` bytes.
 */
export function integrityInput(
  message: Uint8Array,
  start: number,
  valueLength: number,
): Uint8Array {
  const length = start + attributeHeadBytes + valueLength - headerBytes;
  return joinBytes([message.subarray(0, 2), uintBytes(length, 2), message.subarray(4, start)]);
}

/** `missing` where the message has no such attribute that counts. */
export type IntegrityVerdict = 'valid' | 'invalid' | 'missing';

/** Judges MESSAGE-INTEGRITY of `message`, whose attributes were decoded. `hmac` is HMAC-SHA1. */
export function judgeMessageIntegrity(
  message: Uint8Array,
  attributes: readonly StunAttribute[],
  key: Uint8Array,
  hmac: Hmac,
): IntegrityVerdict {
  return judge(message, find(attributes, messageIntegrity), key, hmac);
}

/**
 * Judges MESSAGE-INTEGRITY-SHA256. `hmac` is HMAC-SHA256. "The value must be the full 32 bytes unless the STUN Usage
 * explicitly specifies that truncation is allowed" (section 14.6): neither ICE nor TURN does.
 *
 * @param leastBytes how short the usage lets the value be: 16 to 32
 */
export function judgeMessageIntegritySha256(
  message: Uint8Array,
  attributes: readonly StunAttribute[],
  key: Uint8Array,
  hmac: Hmac,
  leastBytes = 32,
): IntegrityVerdict {
  const found = find(attributes, messageIntegritySha256);
  const isCut = found !== undefined && found.end - found.start - attributeHeadBytes < leastBytes;
  return isCut ? 'invalid' : judge(message, found, key, hmac);
}

function find(attributes: readonly StunAttribute[], definition: StunAttribute['definition']) {
  return attributes.find((attribute) => attribute.definition === definition && !attribute.ignored);
}

function judge(
  message: Uint8Array,
  attribute: StunAttribute | undefined,
  key: Uint8Array,
  hmac: Hmac,
): IntegrityVerdict {
  if (!attribute) return 'missing';
  const found = message.subarray(attribute.start + attributeHeadBytes, attribute.end);
  const expected = hmac(key, integrityInput(message, attribute.start, found.length));
  return equalBytes(found, expected.subarray(0, found.length)) ? 'valid' : 'invalid';
}
