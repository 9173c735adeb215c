/** The data of a part: RFC 2046 section 5.1.1. */
import { createDecodeError } from '../field/decode-error.ts';
import type { DecodeError } from '../field/decode-result.ts';
import { type ByteRange, type Field, toBitRange } from '../field/field.ts';
import type { FieldLine } from '../field/field-line.ts';
import { multipartSource } from './terms.ts';

/** The value of the last field of that name, in lower case; `null` where there is none. */
export function partFieldValue(fieldLines: readonly FieldLine[], name: string): string | null {
  return fieldLines.findLast((line) => line.name.toLowerCase() === name)?.value ?? null;
}

/** What Content-Length says, where it says a number; else `null`. */
export function claimedByteLength(fieldLines: readonly FieldLine[]): number | null {
  const value = partFieldValue(fieldLines, 'content-length') ?? '';
  return /^\d{1,15}$/.test(value) ? Number(value) : null;
}

/** The media type without parameters, in lower case. RFC 2046 section 5.1: without Content-Type it is text/plain. */
export function partMediaType(fieldLines: readonly FieldLine[]): string {
  const [type = ''] = (partFieldValue(fieldLines, 'content-type') ?? 'text/plain').split(';');
  return type.trim().toLowerCase();
}

/** The field of the data; none where there are none. */
export function contentFields(range: ByteRange): readonly Field[] {
  const byteLength = range.end - range.start;
  if (byteLength <= 0) return [];
  return [
    {
      name: 'body-part data',
      range: toBitRange(range),
      value: null,
      meaning: `The data of the part: ${byteLength} ${byteLength === 1 ? 'byte' : 'bytes'} up to the next delimiter.`,
      source: multipartSource,
      children: [],
    },
  ];
}

/** The rule that a Content-Length breaks which is not the length of the data in `range`; `null` where it is kept. */
export function brokenContentLength(
  fieldLines: readonly FieldLine[],
  range: ByteRange,
): DecodeError | null {
  const line = fieldLines.findLast(({ name }) => name.toLowerCase() === 'content-length');
  if (line === undefined) return null;
  const byteLength = range.end - range.start;
  if (claimedByteLength(fieldLines) === byteLength) return null;
  const { startBit, bitLength } = line.range;
  return createDecodeError({
    code: 'content-length-disagrees',
    field: 'Content-Length',
    range: { start: startBit / 8, end: (startBit + bitLength) / 8 },
    what: `it says ${line.value}, the next delimiter comes after ${byteLength} bytes: a reader that trusts it cuts wrongly`,
    source: multipartSource,
  });
}
