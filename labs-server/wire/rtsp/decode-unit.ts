/** One request, response or interleaved frame of an RTSP connection: RFC 2326 sections 4 and 10.12. */
import { type BrokenRule, createDecodeError, malformed } from '../field/decode-error.ts';
import type { DecodeOptions, DecodeResult } from '../field/decode-result.ts';
import type { Source } from '../field/field.ts';
import { type FieldLine, readFieldSection } from '../field/field-line.ts';
import { FieldReader, type FieldTerm } from '../field/field-reader.ts';
import { findEmptyLine, lineAt, readLineEnd } from '../field/line.ts';
import type { UnitDecoder } from '../field/unit-decoder.ts';
import { rtspFieldMeaning } from './field-meaning.ts';
import { decodeInterleaved, dollar } from './interleaved.ts';
import { type RtspRequest, type RtspResponse, rtspFieldValue, type RtspUnit } from './message.ts';
import { readStartLine, type RtspStartLine } from './start-line.ts';

/** A head is refused when it is longer. */
export const maxRtspHeadBytes = 16_384;

const section = (number: string): Source => ({ standard: 'RFC 2326', section: number });
const messageSource = section('4');

const fieldRules = {
  obsolete: 'accept',
  describe: rtspFieldMeaning,
  grammar: section('4.2'),
} as const;

const bodyTerm: FieldTerm = {
  name: 'message body',
  meaning: 'What Content-Type says: of DESCRIBE, the description of the streams.',
  source: section('4.3'),
};

/** Decodes the unit that begins at `bytes[0]`. `protocolStatus` is the status that a server answers. */
export function decodeRtspUnit(bytes: Uint8Array, options: DecodeOptions): DecodeResult<RtspUnit> {
  return bytes[0] === dollar ? decodeInterleaved(bytes, options) : decodeMessage(bytes, options);
}

function decodeMessage(
  bytes: Uint8Array,
  options: DecodeOptions,
): DecodeResult<RtspRequest | RtspResponse> {
  const reader = new FieldReader(bytes, options.byteOffset);
  skipEmptyLines(reader);
  const head = bytes.subarray(0, maxRtspHeadBytes);
  const line = lineAt(head, reader.byteIndex);
  if (line === null) return unfinished(reader, options, 'head', bytes.length + 1);
  const start = readStartLine(reader, line);
  if ('broken' in start) return malformed(reader.fields, start.broken);
  const protocolStatus = start.kind === 'request' ? 400 : undefined;
  const emptyLine = findEmptyLine(head, line.end);
  if (emptyLine === null) {
    return unfinished(reader, options, 'head', bytes.length + 1, protocolStatus);
  }
  const rules = { ...fieldRules, protocolStatus };
  const read = readFieldSection(reader, rules);
  if ('broken' in read) return malformed(reader.fields, read.broken);
  const meaning = 'The empty line: the head ends here, and a body may follow.';
  readLineEnd(reader, emptyLine.end - emptyLine.start, meaning, section('4.4'));
  return readBody(reader, options, start, read.fieldLines);
}

/** RFC 2326 section 4.1 refers to RFC 2068, where a server ignores empty lines before a Request-Line. */
function skipEmptyLines(reader: FieldReader): void {
  const { bytes } = reader;
  for (;;) {
    const start = reader.byteIndex;
    const line = lineAt(bytes.subarray(0, start + 2), start);
    if (line === null || line.textEnd > line.start || start >= maxRtspHeadBytes) return;
    readLineEnd(reader, line.end - start, 'An empty line before a message.', section('4.1'));
  }
}

/** Section 4.4: responses that end with the empty line, whatever their header fields say. */
function hasNoBody(start: RtspStartLine): boolean {
  if (start.kind === 'request') return false;
  return start.statusCode < 200 || start.statusCode === 204 || start.statusCode === 304;
}

function readBody(
  reader: FieldReader,
  options: DecodeOptions,
  start: RtspStartLine,
  fieldLines: readonly FieldLine[],
): DecodeResult<RtspRequest | RtspResponse> {
  const { bytes, byteIndex: headEnd } = reader;
  const protocolStatus = start.kind === 'request' ? 400 : undefined;
  const at = reader.layerRange({ start: headEnd, end: headEnd });
  const length = rtspFieldValue(fieldLines, 'Content-Length') ?? '0';
  if (!/^\d{1,15}$/.test(length)) {
    const what = `expected 1*DIGIT, found ${JSON.stringify(length.slice(0, 24))}`;
    const rule = {
      code: 'rtsp-content-length-malformed',
      field: 'Content-Length',
      range: at,
      what,
    };
    return malformed(reader.fields, { ...rule, source: section('12.14'), protocolStatus });
  }
  const end = headEnd + (hasNoBody(start) ? 0 : Number(length));
  if (bytes.length < end) return unfinished(reader, options, 'body', end, protocolStatus);
  if (end > headEnd) reader.utf8(bodyTerm, end - headEnd);
  const cseq = rtspFieldValue(fieldLines, 'CSeq');
  const body = reader.layerRange({ start: headEnd, end });
  const known = cseq !== null && /^\d{1,15}$/.test(cseq);
  const value = { ...start, fieldLines, body, cseq: known ? Number(cseq) : null };
  const whole = { status: 'complete', fields: reader.fields, byteLength: end, value } as const;
  if (known) return whole;
  const what =
    cseq === null
      ? 'every message has one'
      : `expected 1*DIGIT, found ${JSON.stringify(cseq.slice(0, 24))}`;
  const code = cseq === null ? 'cseq-missing' : 'cseq-malformed';
  const rule = { code, field: 'CSeq', range: at, what, source: section('12.17'), protocolStatus };
  return { ...whole, fault: createDecodeError(rule) };
}

/**
 * The message is not whole: too long, cut by the end of the connection, or still on its way. `where`: the part that its
 * bytes reach into.
 */
function unfinished(
  reader: FieldReader,
  { atEnd }: DecodeOptions,
  where: 'head' | 'body',
  leastByteLength: number,
  protocolStatus?: number,
): DecodeResult<never> {
  const { bytes, fields } = reader;
  const range = reader.layerRange({ start: reader.byteIndex, end: bytes.length });
  const rule: Omit<BrokenRule, 'code' | 'what'> = {
    field: 'message',
    range,
    source: messageSource,
    protocolStatus,
  };
  if (where === 'head' && bytes.length >= maxRtspHeadBytes) {
    const what = `the head is longer than ${maxRtspHeadBytes} bytes`;
    return malformed(fields, { ...rule, code: 'rtsp-head-too-long', what, protocolStatus: 413 });
  }
  if (!atEnd) return { status: 'incomplete', fields, leastByteLength };
  const what = 'the connection closed within the message';
  return malformed(fields, { ...rule, code: 'rtsp-message-truncated', what });
}

/** One direction of a connection; where it ends between two units, nothing is missing. */
export function rtspDecoder(first = true): UnitDecoder<RtspUnit> {
  return {
    decode: (bytes, options) =>
      bytes.length === 0 && options.atEnd && !first
        ? { status: 'complete', fields: [], byteLength: 0, value: nothing }
        : decodeRtspUnit(bytes, options),
    after: () => rtspDecoder(false),
  };
}

const nothing: RtspUnit = { kind: 'interleaved', channel: 0, data: { start: 0, end: 0 } };
