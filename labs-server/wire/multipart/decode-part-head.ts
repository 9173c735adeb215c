/** The delimiter of a part with its header fields, or the close-delimiter: RFC 2046 section 5.1.1. */
import { type BrokenRule, createDecodeError, malformed, quote } from '../field/decode-error.ts';
import type { DecodeOptions, DecodeResult } from '../field/decode-result.ts';
import { type FieldLine, type FieldLineRules, readFieldSection } from '../field/field-line.ts';
import { FieldReader } from '../field/field-reader.ts';
import { CR, LF, type Line, lineAt, readLineEnd, skipWhitespace } from '../field/line.ts';
import { closesAt, dashBoundary, matchesAt } from './delimiter.ts';
import { multipartSource, multipartTerms as terms, partFieldMeaning } from './terms.ts';

export interface PartHead {
  /** True for the close-delimiter: no part follows. */
  readonly closes: boolean;
  readonly fieldLines: readonly FieldLine[];
}

const endsLine = 'Ends the line of the delimiter.';

const fieldRules: FieldLineRules = {
  obsolete: 'accept',
  describe: partFieldMeaning,
  protocolStatus: undefined,
  grammar: { standard: 'RFC 5322', section: '2.2' },
};

/** The end of a head is found within so many bytes. */
export const maxHeadBytes = 16_384;
const maxLineBytes = 1000;

/**
 * Decodes the delimiter that begins at `bytes[0]`, with its CRLF or without, up to the empty line after the header fields.
 * A rule that these break is the head's `fault`: what follows is then taken for the data of the part.
 */
export function decodePartHead(
  bytes: Uint8Array,
  options: DecodeOptions,
  boundary: string,
): DecodeResult<PartHead> {
  const reader = new FieldReader(bytes.subarray(0, maxHeadBytes), options.byteOffset);
  const dash = dashBoundary(boundary);
  const lineEndBytes = bytes[0] === CR ? 2 : 0;
  const isLineEnd = lineEndBytes === 0 || (bytes[1] ?? LF) === LF;
  if (!isLineEnd || !matchesAt(bytes, lineEndBytes, dash)) {
    return malformed([], noDelimiter(reader, boundary));
  }
  const boundaryEnd = lineEndBytes + dash.length;
  if (bytes.length < boundaryEnd) return unfinished(reader, options, boundaryEnd);
  if (lineEndBytes > 0) reader.take(terms.lineEnd, 2, null);
  reader.latin1(terms.dashBoundary, dash.length);
  const line = lineAt(bytes.subarray(0, boundaryEnd + maxLineBytes), boundaryEnd);
  const tooLong = bytes.length >= boundaryEnd + maxLineBytes;
  if (line === null && !tooLong && !(options.atEnd && closesAt(bytes, boundaryEnd))) {
    return unfinished(reader, options, bytes.length + 1);
  }
  if (closesAt(bytes, boundaryEnd)) return readClose(reader, line);
  if (line === null) {
    const what = `expected CRLF within ${maxLineBytes} bytes after the boundary`;
    return complete(reader, [], broken(reader, 'delimiter-line-malformed', what));
  }
  return readHeader(reader, options, readDelimiterLine(reader, line));
}

function unfinished(
  reader: FieldReader,
  { atEnd }: DecodeOptions,
  leastByteLength: number,
): DecodeResult<PartHead> {
  const { fields } = reader;
  return atEnd
    ? malformed(fields, truncated(reader))
    : { status: 'incomplete', fields, leastByteLength };
}

/** The line of a close-delimiter may be the last one, without CRLF; `line` is null where it does not end soon. */
function readClose(reader: FieldReader, line: Line | null): DecodeResult<PartHead> {
  const { bytes } = reader;
  reader.take(terms.closeHyphens, 2, null);
  const end = line?.textEnd ?? bytes.length;
  const paddingEnd = skipWhitespace(bytes, reader.byteIndex, end);
  if (paddingEnd > reader.byteIndex)
    reader.take(terms.padding, paddingEnd - reader.byteIndex, null);
  if (line !== null && line.textEnd === paddingEnd) {
    readLineEnd(reader, line.end - line.textEnd, endsLine, multipartSource);
  }
  const value = { closes: true, fieldLines: [] };
  return { status: 'complete', fields: reader.fields, byteLength: reader.byteIndex, value };
}

/** Null when nothing but transport-padding follows the boundary. */
function readDelimiterLine(reader: FieldReader, line: Line): BrokenRule | null {
  const { bytes, byteIndex: start } = reader;
  const paddingEnd = skipWhitespace(bytes, start, line.textEnd);
  if (paddingEnd > start) reader.take(terms.padding, paddingEnd - start, null);
  const broken = line.textEnd > paddingEnd;
  const range = reader.layerRange({ start: paddingEnd, end: line.textEnd });
  if (broken) reader.latin1(terms.unexpected, line.textEnd - paddingEnd);
  readLineEnd(reader, line.end - line.textEnd, endsLine, multipartSource);
  if (!broken) return null;
  const what = 'expected CRLF after the boundary: this line begins with it by chance';
  return {
    code: 'delimiter-line-malformed',
    field: 'delimiter',
    range,
    what,
    source: multipartSource,
  };
}

function readHeader(
  reader: FieldReader,
  { atEnd }: DecodeOptions,
  fault: BrokenRule | null,
): DecodeResult<PartHead> {
  const { bytes } = reader;
  const section = readFieldSection(reader, fieldRules);
  if ('broken' in section) return complete(reader, [], fault ?? atHeadEnd(reader, section.broken));
  const line = lineAt(bytes, reader.byteIndex);
  if (line !== null) {
    const meaning = 'The empty line: the data of the part follow.';
    readLineEnd(reader, line.end - line.textEnd, meaning, multipartSource);
    return complete(reader, section.fieldLines, fault);
  }
  if (bytes.length >= maxHeadBytes) {
    const what = `the header of the part is longer than ${maxHeadBytes} bytes`;
    return complete(
      reader,
      section.fieldLines,
      fault ?? broken(reader, 'part-header-too-long', what),
    );
  }
  if (atEnd) return malformed(reader.fields, truncated(reader));
  return { status: 'incomplete', fields: reader.fields, leastByteLength: bytes.length + 1 };
}

function complete(
  reader: FieldReader,
  fieldLines: readonly FieldLine[],
  fault: BrokenRule | null,
): DecodeResult<PartHead> {
  const { fields, byteIndex: byteLength } = reader;
  const whole = {
    status: 'complete',
    fields,
    byteLength,
    value: { closes: false, fieldLines },
  } as const;
  return fault ? { ...whole, fault: createDecodeError(fault) } : whole;
}

/** The line that is no field line is taken for data: the rule is broken where it begins. */
function atHeadEnd(reader: FieldReader, rule: BrokenRule): BrokenRule {
  return { ...rule, range: broken(reader, '', '').range };
}

function broken(reader: FieldReader, code: string, what: string): BrokenRule {
  const at = reader.byteIndex;
  const range = reader.layerRange({ start: at, end: at });
  return { code, field: 'body-part', range, what, source: multipartSource };
}

function truncated(reader: FieldReader): BrokenRule {
  return broken(reader, 'part-truncated', 'the body ends before the close-delimiter');
}

function noDelimiter(reader: FieldReader, boundary: string): BrokenRule {
  const code = 'delimiter-expected';
  const what = `expected the delimiter, --${quote(boundary).slice(1, -1)}`;
  return { ...broken(reader, code, what), field: 'delimiter' };
}
