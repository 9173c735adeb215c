/** The body of a Close frame, unmasked: a status code, then a reason (RFC 6455 sections 5.5.1 and 7.4). */
import { createDecodeError, type BrokenRule } from '../field/decode-error.ts';
import type { DecodeError, DecodeOptions, DecodeResult } from '../field/decode-result.ts';
import { FieldReader } from '../field/field-reader.ts';
import { closeCodeOf, isSendableCloseCode } from './close-code.ts';
import { protocolError } from './frame-rules.ts';
import { Utf8Validator } from './utf8-validator.ts';

export interface CloseBody {
  /** Null where the body is empty: the API tells 1005 then. */
  readonly statusCode: number | null;
  /** Empty where none is given; what is not UTF-8 is U+FFFD. */
  readonly reason: string;
}

const closeFrame = { standard: 'RFC 6455', section: '5.5.1' } as const;

/** Decodes `bytes`, which are the whole body once `atEnd`: it ends where its frame ends. */
export function decodeCloseBody(
  bytes: Uint8Array,
  { atEnd, byteOffset = 0 }: DecodeOptions,
): DecodeResult<CloseBody> {
  if (!atEnd) {
    return { status: 'incomplete', fields: [], leastByteLength: Math.max(bytes.length + 1, 2) };
  }
  const reader = new FieldReader(bytes, byteOffset);
  const value = readBody(reader);
  const broken = brokenRule(bytes, value.statusCode);
  const { fields } = reader;
  const whole = { status: 'complete', fields, byteLength: bytes.length, value } as const;
  if (broken === null) return whole;
  const fault: DecodeError = createDecodeError({
    ...broken,
    range: reader.layerRange(broken.range),
  });
  return { ...whole, fault };
}

function readBody(reader: FieldReader): CloseBody {
  const { bytes } = reader;
  if (bytes.length === 0) return { statusCode: null, reason: '' };
  if (bytes.length === 1) {
    const meaning = 'Half of a status code.';
    reader.take({ name: 'Status code', meaning, source: closeFrame }, 1, bytes[0] ?? 0);
    return { statusCode: null, reason: '' };
  }
  const statusCode = (bytes[0] ?? 0) * 0x100 + (bytes[1] ?? 0);
  const { name, meaning, standard, section } = closeCodeOf(statusCode);
  const term = {
    name: 'Status code',
    meaning: `${name}: ${meaning}`,
    source: { standard, section },
  };
  reader.take(term, 2, statusCode);
  if (bytes.length === 2) return { statusCode, reason: '' };
  const reasonTerm = {
    name: 'Reason',
    meaning: 'Words for people, as UTF-8; script reads them in the close event.',
    source: { standard: 'RFC 6455', section: '7.1.6' },
  };
  return { statusCode, reason: reader.utf8(reasonTerm, bytes.length - 2) };
}

function brokenRule(bytes: Uint8Array, statusCode: number | null): BrokenRule | null {
  if (bytes.length === 1) {
    return {
      code: 'close-body-one-byte',
      field: 'Status code',
      range: { start: 0, end: 1 },
      what: 'expected no body or at least 2 bytes, found 1',
      source: closeFrame,
      protocolStatus: protocolError,
    };
  }
  if (statusCode !== null && !isSendableCloseCode(statusCode)) {
    return {
      code: 'close-code-not-allowed',
      field: 'Status code',
      range: { start: 0, end: 2 },
      what: `a Close frame must not carry ${statusCode} (${closeCodeOf(statusCode).name})`,
      source: { standard: 'RFC 6455', section: closeCodeOf(statusCode).section },
      protocolStatus: protocolError,
    };
  }
  const invalid = new Utf8Validator().validate(bytes.subarray(2), true);
  if (invalid === null) return null;
  return {
    code: 'close-reason-not-utf8',
    field: 'Reason',
    range: { start: 2 + invalid.start, end: 2 + invalid.end },
    what: 'the reason is not UTF-8',
    source: { standard: 'RFC 6455', section: '8.1' },
    protocolStatus: 1007,
  };
}
