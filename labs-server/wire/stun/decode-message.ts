/** One STUN message: a header of 20 bytes and attributes. RFC 8489 section 5. */
import { type BrokenRule, createDecodeError, malformed } from '../field/decode-error.ts';
import type { DecodeOptions, DecodeResult } from '../field/decode-result.ts';
import { FieldReader, type FieldTerm } from '../field/field-reader.ts';
import { rfc8489, type StunAttribute } from './attribute.ts';
import { hexText } from './bytes.ts';
import { fingerprint, fingerprintOf } from './fingerprint.ts';
import { type MessageType, readMessageType } from './message-type.ts';
import { readAttributes } from './read-attributes.ts';
import { methodName, type StunVocabulary, stunVocabulary } from './vocabulary.ts';

export interface StunMessage extends MessageType {
  /** 12 bytes. */
  readonly transactionId: Uint8Array;
  /** In the order of the message, ignored ones too. */
  readonly attributes: readonly StunAttribute[];
  /** Types that a receiver must understand and this reader does not know, each once: a request with one is answered with 420. */
  readonly unknownRequired: readonly number[];
}

export const stunHeaderBytes = 20;
export const magicCookie = 0x2112a442;
const cookieBytes = [0x21, 0x12, 0xa4, 0x42] as const;
const structure = rfc8489('5');

const terms = {
  length: {
    name: 'message length',
    meaning: 'Bytes after the header of 20: always a multiple of 4.',
    source: structure,
  },
  cookie: {
    name: 'magic cookie',
    meaning: 'Always 0x2112A442: it tells STUN from other protocols, and from STUN before 2008.',
    source: structure,
  },
  transaction: {
    name: 'transaction ID',
    meaning: 'A random number of 96 bits: a response has that of its request.',
    source: structure,
  },
} as const satisfies Record<string, FieldTerm>;

/**
 * Decodes the message that begins at `bytes[0]` and says its own length. A rule that it breaks within its length is its
 * `fault`. `vocabulary`: the methods and attributes that are known, those of STUN and ICE by default.
 */
export function decodeStunMessage(
  bytes: Uint8Array,
  options: DecodeOptions,
  vocabulary: StunVocabulary = stunVocabulary,
): DecodeResult<StunMessage> {
  const reader = new FieldReader(bytes, options.byteOffset);
  const foreign = notStun(reader);
  if (foreign) return malformed([], foreign);
  if (bytes.length < stunHeaderBytes) return unfinished(reader, stunHeaderBytes, options);
  const type = readMessageType(reader, (method) => methodName(vocabulary, method));
  const end = stunHeaderBytes + reader.uint(terms.length, 16);
  reader.take(terms.cookie, 4, `0x${magicCookie.toString(16).toUpperCase()}`);
  const transactionId = bytes.slice(8, stunHeaderBytes);
  reader.take(terms.transaction, 12, hexText(transactionId));
  if (bytes.length < end) return unfinished(reader, end, options);
  const xorKey = bytes.slice(4, stunHeaderBytes);
  const { attributes, broken } = readAttributes(reader, end, vocabulary, { xorKey });
  const unknownRequired = unknownTypes(attributes, vocabulary);
  const value = { ...type, transactionId, attributes, unknownRequired };
  const whole = { status: 'complete', fields: reader.fields, byteLength: end, value } as const;
  const rule = broken ?? wrongFingerprint(reader, attributes);
  return rule ? { ...whole, fault: createDecodeError(rule) } : whole;
}

/** The rule that the bytes break which are there: two zero bits, a length in words, the cookie (section 6.3). */
function notStun(reader: FieldReader): BrokenRule | null {
  const first = reader.bytes[0] ?? 0;
  if (first >> 6 !== 0) {
    const what = `expected two zero bits, found ${(first >> 6).toString(2).padStart(2, '0')}`;
    return brokenIn(reader, 'stun-first-bits-not-zero', 'STUN message type', [0, 1], what);
  }
  const low = reader.bytes[3] ?? 0;
  if (low % 4 !== 0) {
    const length = 256 * (reader.bytes[2] ?? 0) + low;
    const what = `expected a multiple of 4, found ${length}`;
    return brokenIn(reader, 'stun-length-not-multiple-of-4', 'message length', [2, 4], what);
  }
  const cookie = reader.bytes.subarray(4, 8);
  if (cookie.every((byte, index) => byte === cookieBytes[index])) return null;
  const what = `expected 2112a442, found ${hexText(cookie)}`;
  const range = [4, 4 + cookie.length] as const;
  return brokenIn(reader, 'magic-cookie-missing', 'magic cookie', range, what);
}

function unknownTypes(
  attributes: readonly StunAttribute[],
  vocabulary: StunVocabulary,
): readonly number[] {
  const types = attributes
    .filter(({ type, ignored }) => type < 0x8000 && !ignored && !vocabulary.attributes.has(type))
    .map(({ type }) => type);
  return [...new Set(types)];
}

function wrongFingerprint(
  reader: FieldReader,
  attributes: readonly StunAttribute[],
): BrokenRule | null {
  const found = attributes.find(({ definition }) => definition === fingerprint);
  if (!found) return null;
  const expected = fingerprintOf(reader.bytes.subarray(0, found.start));
  if (found.value === expected) return null;
  const what = `expected ${expected.toString(16).padStart(8, '0')}, found ${Number(found.value).toString(16).padStart(8, '0')}`;
  const range = [found.start + 4, found.end] as const;
  const broken = brokenIn(reader, 'fingerprint-mismatch', fingerprint.name, range, what);
  return { ...broken, source: fingerprint.source };
}

function unfinished(
  reader: FieldReader,
  least: number,
  { atEnd }: DecodeOptions,
): DecodeResult<StunMessage> {
  const { bytes, fields } = reader;
  if (!atEnd) return { status: 'incomplete', fields, leastByteLength: least };
  const what = `the message needs ${least} bytes, ${bytes.length} are there`;
  const range = [reader.byteIndex, bytes.length] as const;
  return malformed(
    fields,
    brokenIn(reader, 'stun-message-truncated', 'message length', range, what),
  );
}

function brokenIn(
  reader: FieldReader,
  code: string,
  field: string,
  [start, end]: readonly [number, number],
  what: string,
): BrokenRule {
  return { code, field, range: reader.layerRange({ start, end }), what, source: structure };
}
