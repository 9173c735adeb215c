/** A start line, field lines and the empty line after them: what requests and responses share (RFC 9112 section 2.1). */
import { type BrokenRule, malformed, quote } from '../field/decode-error.ts';
import type { DecodeOptions, DecodeResult } from '../field/decode-result.ts';
import type { ByteRange, Source } from '../field/field.ts';
import { type FieldLine, type FieldLineRules, readFieldSection } from '../field/field-line.ts';
import { FieldReader } from '../field/field-reader.ts';
import { findEmptyLine, type Line, lineAt, readLineEnd } from '../field/line.ts';
import { latin1Text } from '../field/text.ts';
import type { HeadLimits } from './message-head.ts';
import type { StartLineRead } from './start-line.ts';

/** What differs between a request's head and a response's. */
export interface HeadGrammar<StartLine> {
  readonly startLine: 'request-line' | 'status-line';
  readonly readStartLine: (reader: FieldReader, line: Line) => StartLineRead<StartLine>;
  /** What every start line begins with: other bytes are told at once. Empty where nothing is known. */
  readonly firstBytes: string;
  /** RFC 9112 section 2.2: a server ignores empty lines before the request-line. */
  readonly skipEmptyLines: boolean;
  readonly fieldLines: FieldLineRules;
  /** The server's answers to what is malformed; all `undefined` for responses. */
  readonly statuses: {
    readonly malformed: number | undefined;
    readonly startLineTooLong: number | undefined;
    readonly headTooLong: number | undefined;
  };
}

const messageFormat: Source = { standard: 'RFC 9112', section: '2.1' };
const emptyLines: Source = { standard: 'RFC 9112', section: '2.2' };
const incompleteMessages: Source = { standard: 'RFC 9112', section: '8' };

/** Decodes the head that begins at `bytes[0]`. A broken start line is told as soon as that line is there. */
export function decodeHead<StartLine extends object>(
  bytes: Uint8Array,
  options: DecodeOptions,
  limits: HeadLimits,
  grammar: HeadGrammar<StartLine>,
): DecodeResult<StartLine & { readonly fieldLines: readonly FieldLine[] }> {
  const reader = new FieldReader(bytes, options.byteOffset);
  if (grammar.skipEmptyLines) readEmptyLines(reader, limits);
  const start = reader.byteIndex;
  const startLine = lineAt(bytes.subarray(0, start + limits.startLineBytes), start);
  if (startLine === null) {
    return waitOrFail(reader, options, brokenStartLine(reader, limits, grammar), grammar);
  }
  const startLineRead = grammar.readStartLine(reader, startLine);
  if ('broken' in startLineRead) {
    const protocolStatus = startLineRead.broken.protocolStatus ?? grammar.statuses.malformed;
    return malformed(reader.fields, { ...startLineRead.broken, protocolStatus });
  }
  const emptyLine = findEmptyLine(bytes.subarray(0, start + limits.headBytes), startLine.end);
  if (emptyLine === null) {
    const tooLong = bytes.length - start >= limits.headBytes;
    const broken = tooLong ? brokenHeadLength(reader, limits, grammar) : null;
    return waitOrFail(reader, options, broken, grammar);
  }
  const section = readFieldSection(reader, grammar.fieldLines);
  if ('broken' in section) return malformed(reader.fields, section.broken);
  const meaning = 'The empty line: the head ends here, and a body may follow.';
  readLineEnd(reader, emptyLine.end - emptyLine.start, meaning, messageFormat);
  const value = { ...startLineRead.value, fieldLines: section.fieldLines };
  return { status: 'complete', fields: reader.fields, byteLength: reader.byteIndex, value };
}

function readEmptyLines(reader: FieldReader, limits: HeadLimits): void {
  for (;;) {
    const line = lineAt(reader.bytes.subarray(0, limits.startLineBytes), reader.byteIndex);
    if (line === null || line.textEnd > line.start) return;
    const meaning = 'An empty line before the request-line, which a server ignores.';
    readLineEnd(reader, line.end - line.start, meaning, emptyLines);
  }
}

/** The head is not whole: `broken`, or cut by the end of the connection, or still on its way. */
function waitOrFail(
  reader: FieldReader,
  { atEnd }: DecodeOptions,
  broken: BrokenRule | null,
  grammar: HeadGrammar<object>,
): DecodeResult<never> {
  const { bytes, fields } = reader;
  if (broken !== null) return malformed(fields, broken);
  if (atEnd) {
    return malformed(fields, {
      code: 'head-truncated',
      field: fields.some((field) => field.name === grammar.startLine)
        ? 'field-line'
        : grammar.startLine,
      range: unreadRange(reader),
      what: 'the connection closed before the empty line that ends the head',
      source: incompleteMessages,
      protocolStatus: grammar.statuses.malformed,
    });
  }
  // At least a line feed is missing, and before a start line the line itself.
  return {
    status: 'incomplete',
    fields,
    leastByteLength: bytes.length + (bytes.length < 2 ? 2 : 1),
  };
}

function brokenStartLine(
  reader: FieldReader,
  { startLineBytes }: HeadLimits,
  { startLine, firstBytes, statuses }: HeadGrammar<object>,
): BrokenRule | null {
  const range = unreadRange(reader);
  const source = { standard: 'RFC 9112', section: startLine === 'request-line' ? '3' : '4' };
  const text = latin1Text(reader.bytes.subarray(reader.byteIndex).subarray(0, firstBytes.length));
  if (!firstBytes.startsWith(text)) {
    const what = `expected "${firstBytes}", found ${quote(text)}`;
    const protocolStatus = statuses.malformed;
    return { code: 'start-line-malformed', field: startLine, range, what, source, protocolStatus };
  }
  if (range.end - range.start < startLineBytes) return null;
  const what = `longer than ${startLineBytes} bytes`;
  const protocolStatus = statuses.startLineTooLong;
  return { code: 'start-line-too-long', field: startLine, range, what, source, protocolStatus };
}

function brokenHeadLength(
  reader: FieldReader,
  { headBytes }: HeadLimits,
  { statuses }: HeadGrammar<object>,
): BrokenRule {
  return {
    code: 'head-too-long',
    field: 'field-line',
    range: unreadRange(reader),
    what: `the head is longer than ${headBytes} bytes`,
    source: { standard: 'RFC 6585', section: '5' },
    protocolStatus: statuses.headTooLong,
  };
}

function unreadRange(reader: FieldReader): ByteRange {
  return reader.layerRange({ start: reader.byteIndex, end: reader.bytes.length });
}
