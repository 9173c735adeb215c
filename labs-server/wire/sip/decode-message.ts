/** One SIP message: RFC 3261 section 7. On a WebSocket one message of it carries one (RFC 7118 section 5). */
import { type BrokenRule, createDecodeError, malformed, quote } from '../field/decode-error.ts';
import type { DecodeOptions, DecodeResult } from '../field/decode-result.ts';
import type { Source } from '../field/field.ts';
import type { FieldLine } from '../field/field-line.ts';
import { FieldReader, type FieldTerm } from '../field/field-reader.ts';
import { findEmptyLine, lineAt, readLineEnd } from '../field/line.ts';
import type { UnitDecoder } from '../field/unit-decoder.ts';
import { brokenMessage } from './message-rules.ts';
import { readSipFields } from './field-section.ts';
import { sipFieldValue, type SipMessage, type SipUnit } from './message.ts';
import { readStartLine, type SipStartLine } from './start-line.ts';

/** A head is refused when it is longer. */
export const maxSipHeadBytes = 32_768;

const rfc3261 = (section: string): Source => ({ standard: 'RFC 3261', section });

const bodyTerm: FieldTerm = {
  name: 'message-body',
  meaning: 'What Content-Type says: in a call, the session description.',
  source: rfc3261('7.4'),
};

/**
 * Decodes the message that begins at `bytes[0]`. Content-Length says where it ends; without one it ends where the bytes
 * do (section 18.3). `protocolStatus` is the status that a server answers.
 */
export function decodeSipMessage(bytes: Uint8Array, options: DecodeOptions): DecodeResult<SipUnit> {
  const reader = new FieldReader(bytes, options.byteOffset);
  skipEmptyLines(reader);
  if (options.atEnd && reader.byteIndex === bytes.length && bytes.length > 0) {
    const value = { kind: 'keep-alive' } as const;
    return { status: 'complete', fields: reader.fields, byteLength: bytes.length, value };
  }
  const head = bytes.subarray(0, maxSipHeadBytes);
  const line = lineAt(head, reader.byteIndex);
  if (line === null) return unfinished(reader, options, 'head', bytes.length + 1);
  const start = readStartLine(reader, line);
  if ('broken' in start) return malformed(reader.fields, start.broken);
  const protocolStatus = start.kind === 'request' ? 400 : undefined;
  const emptyLine = findEmptyLine(head, line.end);
  if (emptyLine === null) {
    return unfinished(reader, options, 'head', bytes.length + 1, protocolStatus);
  }
  const read = readSipFields(reader, protocolStatus);
  if ('broken' in read) return malformed(reader.fields, read.broken);
  const meaning = 'The empty line: the head ends here, and a body may follow.';
  readLineEnd(reader, emptyLine.end - emptyLine.start, meaning, rfc3261('7'));
  return readBody(reader, options, start, read.fieldLines);
}

/** Section 7.5: CRLFs before the start-line are ignored. */
function skipEmptyLines(reader: FieldReader): void {
  const { bytes } = reader;
  for (;;) {
    const start = reader.byteIndex;
    const line = lineAt(bytes.subarray(0, start + 2), start);
    if (line === null || line.textEnd > line.start || start >= maxSipHeadBytes) return;
    const source = { standard: 'RFC 5626', section: '3.5.1' };
    const meaning = 'An empty line before a message: alone, it keeps the connection alive.';
    readLineEnd(reader, line.end - start, meaning, source);
  }
}

function readBody(
  reader: FieldReader,
  options: DecodeOptions,
  start: SipStartLine,
  fieldLines: readonly FieldLine[],
): DecodeResult<SipMessage> {
  const { bytes, byteIndex: headEnd } = reader;
  const protocolStatus = start.kind === 'request' ? 400 : undefined;
  const at = reader.layerRange({ start: headEnd, end: headEnd });
  const length = sipFieldValue(fieldLines, 'Content-Length');
  if (length !== null && !/^\d{1,9}$/.test(length)) {
    const what = `expected 1*DIGIT, found ${quote(length)}`;
    const rule = { code: 'sip-content-length-malformed', field: 'Content-Length', range: at, what };
    return malformed(reader.fields, { ...rule, source: rfc3261('20.14'), protocolStatus });
  }
  if (length === null && !options.atEnd) {
    return unfinished(reader, options, 'body', bytes.length + 1);
  }
  const end = length === null ? bytes.length : headEnd + Number(length);
  if (bytes.length < end) return unfinished(reader, options, 'body', end, protocolStatus);
  if (end > headEnd) reader.utf8(bodyTerm, end - headEnd);
  const value = { ...start, fieldLines, body: reader.layerRange({ start: headEnd, end }) };
  const whole = { status: 'complete', fields: reader.fields, byteLength: end, value } as const;
  const broken = brokenMessage(value);
  if (broken === null) return whole;
  return { ...whole, fault: createDecodeError({ ...broken, range: at, protocolStatus }) };
}

/** The message is not whole: too long, cut, or still on its way. `where`: the part that its bytes reach into. */
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
    source: rfc3261('7'),
    protocolStatus,
  };
  const inBody = where === 'body';
  if (!inBody && bytes.length >= maxSipHeadBytes) {
    const what = `the head is longer than ${maxSipHeadBytes} bytes`;
    return malformed(fields, { ...rule, code: 'sip-head-too-long', what, protocolStatus: 513 });
  }
  if (!atEnd) return { status: 'incomplete', fields, leastByteLength };
  const missing = leastByteLength - bytes.length;
  const more = missing === 1 ? '1 more byte belongs' : `${missing} more bytes belong`;
  const what = inBody
    ? `Content-Length says that ${more} to the body`
    : 'the message ends before the empty line that ends its head';
  const source = rfc3261(inBody ? '18.3' : '7');
  return malformed(fields, { ...rule, code: 'sip-message-truncated', what, source });
}

/** Message after message of one direction of a stream; where it ends between two, nothing is missing. */
export function sipDecoder(first = true): UnitDecoder<SipUnit> {
  return {
    decode: (bytes, options) =>
      bytes.length === 0 && options.atEnd && !first
        ? { status: 'complete', fields: [], byteLength: 0, value: { kind: 'keep-alive' } }
        : decodeSipMessage(bytes, options),
    after: () => sipDecoder(false),
  };
}
