/** ERROR-CODE: RFC 8489 section 14.8. */
import type { BrokenRule } from '../field/decode-error.ts';
import type { Source } from '../field/field.ts';
import type { FieldReader } from '../field/field-reader.ts';
import { type AttributeDefinition, type AttributeReading, rfc8489 } from './attribute.ts';
import { joinBytes } from './bytes.ts';
import { errorMeaning } from './error-codes.ts';

export interface StunError {
  /** 300 to 699. */
  readonly code: number;
  /** For people, not for programs. */
  readonly reason: string;
}

/** The longest reason phrase that is read: "as long as ... 763 bytes when decoding", with up to 6 bytes for each of 127 characters. */
export const maxReasonBytes = 763;
/** The longest one that is written: "fewer than 128 characters". */
const maxReasonCharacters = 127;

/** Reads class, number and reason; the class begins in the middle of a byte. */
export function readError(
  reader: FieldReader,
  reasonLength: number,
  source: Source,
): AttributeReading<StunError> {
  const start = reader.byteIndex;
  const classMeaning =
    'The hundreds of the code: 3 try elsewhere, 4 the request is at fault, 5 the server is.';
  const errorClass = reader.uint({ name: 'Class', meaning: classMeaning, source }, 3);
  const number = reader.take(
    { name: 'Number', meaning: 'The code modulo 100.', source },
    1,
    reader.bytes[start + 1] ?? 0,
  );
  const code = 100 * errorClass + number;
  const reason =
    reasonLength > 0
      ? reader.utf8({ name: 'Reason Phrase', meaning: errorMeaning(code), source }, reasonLength)
      : '';
  const shown = `${code} ${reason}`.trimEnd();
  const value = { code, reason };
  if (errorClass >= 3 && errorClass <= 6 && number <= 99) return { value, shown };
  const what = `expected a class of 3 to 6 and a number up to 99, found ${errorClass} and ${number}`;
  const range = reader.layerRange({ start, end: start + 2 });
  const broken: BrokenRule = { code: 'error-code-invalid', field: 'Class', range, what, source };
  return { value, shown, broken };
}

/** Class, number and reason. Throws a RangeError for a code or a reason that no bytes can say. */
export function encodeError({ code, reason }: StunError): Uint8Array {
  if (!Number.isInteger(code) || code < 300 || code > 699) {
    throw new RangeError(`an error code is a number from 300 to 699, found ${code}`);
  }
  const text = new TextEncoder().encode(reason);
  if ([...reason].length > maxReasonCharacters) {
    throw new RangeError(`a reason has at most ${maxReasonCharacters} characters`);
  }
  return joinBytes([Uint8Array.of(Math.floor(code / 100), code % 100), text]);
}

const source = rfc8489('14.8');

export const errorCode: AttributeDefinition<StunError> = {
  type: 0x0009,
  name: 'ERROR-CODE',
  meaning: 'Why the request failed.',
  source,
  lengths: { least: 4, most: 4 + maxReasonBytes },
  read(reader, byteLength) {
    const meaning = 'Reserved: zero, for alignment.';
    reader.uint({ name: 'Reserved', meaning, source }, 21);
    return readError(reader, byteLength - 4, source);
  },
  encode: (value) => joinBytes([Uint8Array.of(0, 0), encodeError(value)]),
};
