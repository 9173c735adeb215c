/** A start line, field lines and the empty line after them: what requests and responses share (RFC 9112 section 2.1). */
import { type BrokenRule, malformed } from '../field/decode-error.ts';
import type { DecodeOptions, DecodeResult } from '../field/decode-result.ts';
import type { Source } from '../field/field.ts';
import { type FieldLine, type FieldLineRules, readFieldSection } from '../field/field-line.ts';
import { FieldReader } from '../field/field-reader.ts';
import { CR, findEmptyLine, type Line, lineAt, readLineEnd } from '../field/line.ts';
import type { HeadLimits } from './message-head.ts';
import type { StartLineRead } from './start-line.ts';

/** What differs between a request's head and a response's. */
export interface HeadGrammar<StartLine> {
  readonly startLine: 'request-line' | 'status-line';
  readonly readStartLine: (reader: FieldReader, line: Line) => StartLineRead<StartLine>;
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
    const broken = brokenStart(bytes, start, options.atEnd, limits, grammar);
    return broken === null ? waitForMore(reader) : fail(reader, broken);
  }
  const startLineRead = grammar.readStartLine(reader, startLine);
  if ('broken' in startLineRead) {
    const protocolStatus = startLineRead.broken.protocolStatus ?? grammar.statuses.malformed;
    return malformed(reader.fields, { ...startLineRead.broken, protocolStatus });
  }
  const emptyLine = findEmptyLine(bytes.subarray(0, start + limits.headBytes), startLine.end);
  if (emptyLine === null) {
    const broken = brokenSection(bytes, startLine.end, start, options.atEnd, limits, grammar);
    return broken === null ? waitForMore(reader) : fail(reader, broken);
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

function waitForMore(reader: FieldReader): DecodeResult<never> {
  const { bytes, fields } = reader;
  // The head still lacks its empty line: the second half of a CRLF, or at least a line feed after the last line.
  const missing = bytes.at(-1) === CR ? 1 : bytes.length < 2 ? 2 : 1;
  return { status: 'incomplete', fields, leastByteLength: bytes.length + missing };
}

/** `rule` with its range in indices of the input. */
function fail(reader: FieldReader, rule: BrokenRule): DecodeResult<never> {
  return malformed(reader.fields, { ...rule, range: reader.layerRange(rule.range) });
}

function brokenStart(
  bytes: Uint8Array,
  start: number,
  atEnd: boolean,
  limits: HeadLimits,
  { startLine, statuses }: HeadGrammar<object>,
): BrokenRule | null {
  const rule = { field: startLine, range: { start, end: bytes.length } };
  if (bytes.length - start >= limits.startLineBytes) {
    const what = `longer than ${limits.startLineBytes} bytes`;
    const source = { standard: 'RFC 9112', section: startLine === 'request-line' ? '3' : '4' };
    const protocolStatus = statuses.startLineTooLong;
    return { ...rule, code: 'start-line-too-long', what, source, protocolStatus };
  }
  if (!atEnd) return null;
  const what = 'the connection closed before the line ended';
  return {
    ...rule,
    code: 'head-truncated',
    what,
    source: truncated,
    protocolStatus: statuses.malformed,
  };
}

const truncated: Source = { standard: 'RFC 9112', section: '8' };

function brokenSection(
  bytes: Uint8Array,
  sectionStart: number,
  start: number,
  atEnd: boolean,
  limits: HeadLimits,
  { statuses }: HeadGrammar<object>,
): BrokenRule | null {
  const rule = { field: 'field-line', range: { start: sectionStart, end: bytes.length } };
  if (bytes.length - start >= limits.headBytes) {
    const what = `the head is longer than ${limits.headBytes} bytes`;
    const source = { standard: 'RFC 6585', section: '5' };
    return { ...rule, code: 'head-too-long', what, source, protocolStatus: statuses.headTooLong };
  }
  if (!atEnd) return null;
  const what = 'the connection closed before the empty line that ends the head';
  return {
    ...rule,
    code: 'head-truncated',
    what,
    source: truncated,
    protocolStatus: statuses.malformed,
  };
}
