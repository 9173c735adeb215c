/** A multipart body, unit by unit: preamble, parts, close-delimiter, epilogue (RFC 2046 section 5.1.1). */
import { createDecodeError } from '../field/decode-error.ts';
import type { DecodeError, DecodeOptions, DecodeResult } from '../field/decode-result.ts';
import type { ByteRange } from '../field/field.ts';
import type { FieldLine } from '../field/field-line.ts';
import { FieldReader } from '../field/field-reader.ts';
import type { UnitDecoder } from '../field/unit-decoder.ts';
import { boundaryIn } from './boundary.ts';
import { brokenContentLength, contentFields } from './content.ts';
import { decodePartHead } from './decode-part-head.ts';
import { dashBoundary, findDelimiter, matchesAt } from './delimiter.ts';
import { multipartSource, multipartTerms } from './terms.ts';

export interface MultipartUnit {
  readonly kind: 'preamble' | 'part' | 'close-delimiter' | 'epilogue';
  /** Of a part; else empty. */
  readonly fieldLines: readonly FieldLine[];
  /** The data of a part, in layer coordinates; else empty. */
  readonly content: ByteRange;
  /** The boundary by which it was found. */
  readonly boundary: string;
}

/** What comes next: the body begins, or it goes on, or only the epilogue can follow. */
export type MultipartPosition = 'start' | 'part' | 'epilogue';

/** Decodes the unit that begins at `bytes[0]`. A part ends where the next delimiter begins, with its CRLF. */
export function decodeMultipartUnit(
  bytes: Uint8Array,
  options: DecodeOptions,
  boundary: string,
  position: MultipartPosition = 'start',
): DecodeResult<MultipartUnit> {
  if (position === 'epilogue') return readEpilogue(bytes, options, boundary);
  const dash = dashBoundary(boundary);
  if (position === 'start' && !matchesAt(bytes, 0, dash))
    return readPreamble(bytes, options, boundary);
  const head = decodePartHead(bytes, options, boundary);
  if (head.status !== 'complete') return head;
  const { closes, fieldLines } = head.value;
  const start = (options.byteOffset ?? 0) + head.byteLength;
  if (closes) {
    const content = { start, end: start };
    return { ...head, value: { kind: 'close-delimiter', fieldLines, content, boundary } };
  }
  // A part without data: the delimiter that follows has no CRLF of its own.
  const rest = bytes.subarray(head.byteLength);
  const empty = matchesAt(rest, 0, dash);
  const found = empty
    ? { start: 0, whole: rest.length >= dash.length }
    : findDelimiter(rest, 0, dash);
  if (found === null || !found.whole) return unfinished(bytes, options, head.fields);
  const content = { start, end: start + found.start };
  const whole = {
    status: 'complete',
    fields: [...head.fields, ...contentFields(content)],
    byteLength: head.byteLength + found.start,
    value: { kind: 'part', fieldLines, content, boundary },
  } as const;
  const fault = head.fault ?? brokenContentLength(fieldLines, content);
  return fault ? { ...whole, fault } : whole;
}

/** The error of a body that ends at `end` within a part. */
export function closeDelimiterMissing(end: number): DecodeError {
  return createDecodeError({
    code: 'close-delimiter-missing',
    field: 'close-delimiter',
    range: { start: end, end },
    what: 'the body ends within a part',
    source: multipartSource,
  });
}

function unfinished(
  bytes: Uint8Array,
  { atEnd, byteOffset = 0 }: DecodeOptions,
  fields: DecodeResult<unknown>['fields'],
): DecodeResult<MultipartUnit> {
  if (!atEnd) return { status: 'incomplete', fields, leastByteLength: bytes.length + 1 };
  return { status: 'malformed', fields, error: closeDelimiterMissing(byteOffset + bytes.length) };
}

function readPreamble(
  bytes: Uint8Array,
  options: DecodeOptions,
  boundary: string,
): DecodeResult<MultipartUnit> {
  const found = findDelimiter(bytes, 0, dashBoundary(boundary));
  if (found === null || !found.whole) return unfinished(bytes, options, []);
  // A body that begins with CRLF has no preamble: the delimiter is there at once.
  if (found.start === 0) return decodeMultipartUnit(bytes, options, boundary, 'part');
  const reader = new FieldReader(bytes, options.byteOffset);
  reader.take(multipartTerms.preamble, found.start, null);
  return unitWithoutContent('preamble', reader, boundary);
}

function readEpilogue(
  bytes: Uint8Array,
  options: DecodeOptions,
  boundary: string,
): DecodeResult<MultipartUnit> {
  if (!options.atEnd) {
    return { status: 'incomplete', fields: [], leastByteLength: bytes.length + 1 };
  }
  const reader = new FieldReader(bytes, options.byteOffset);
  if (bytes.length > 0) reader.take(multipartTerms.epilogue, bytes.length, null);
  return unitWithoutContent('epilogue', reader, boundary);
}

function unitWithoutContent(
  kind: 'preamble' | 'epilogue',
  reader: FieldReader,
  boundary: string,
): DecodeResult<MultipartUnit> {
  const { fields, byteIndex: byteLength } = reader;
  const { end } = reader.layerRange({ start: 0, end: byteLength });
  const value = { kind, fieldLines: [], content: { start: end, end }, boundary };
  return { status: 'complete', fields, byteLength, value };
}

/** A whole body; where no `boundary` is given, the body's first line that begins with `--` tells it. */
export function multipartDecoder(
  boundary: string | null,
  position: MultipartPosition = 'start',
): UnitDecoder<MultipartUnit> {
  return {
    decode: (bytes, options) => {
      const known = boundary ?? boundaryIn(bytes);
      if (known === null) return unfinished(bytes, options, []);
      return decodeMultipartUnit(bytes, options, known, position);
    },
    after: ({ kind, boundary: known }) => {
      if (kind === 'epilogue') return null;
      return multipartDecoder(known, kind === 'close-delimiter' ? 'epilogue' : 'part');
    },
  };
}
