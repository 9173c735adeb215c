/** The first line of a chunk: `chunk-size [ chunk-ext ] CRLF`, RFC 9112 section 7.1. */
import { type BrokenRule, malformed, quote } from '../field/decode-error.ts';
import type { DecodeOptions, DecodeResult } from '../field/decode-result.ts';
import type { Source } from '../field/field.ts';
import { FieldReader } from '../field/field-reader.ts';
import { CR, HTAB, LF, readLineEnd, SP } from '../field/line.ts';
import { latin1Text } from '../field/text.ts';
import { type ChunkExtension, endOfExtensions, readExtensions } from './chunk-extension.ts';

/** What a chunk announces about the data that follow. */
export interface ChunkHeader {
  /** Bytes of chunk-data that follow; 0 marks the last-chunk. A claim: nothing is allocated for it. */
  readonly size: bigint;
  readonly extensions: readonly ChunkExtension[];
}

/** Longest first line that is accepted, in bytes: RFC 9112 section 7.1.1 asks for a limit. */
export const maxChunkHeaderBytes = 16_384;

const chunkedCoding: Source = { standard: 'RFC 9112', section: '7.1' };
const semicolon = 0x3b;
const largestToldSize = 2n ** 64n;

/**
 * Decodes the line that begins at `bytes[0]`. Complete as soon as its CRLF is there: the chunk-data may still be on
 * their way. A character that cannot be there is told at once, before the line ends.
 */
export function decodeChunkHeader(
  bytes: Uint8Array,
  options: DecodeOptions,
): DecodeResult<ChunkHeader> {
  const reader = new FieldReader(bytes, options.byteOffset);
  const digitCount = countHexDigits(bytes);
  const line = bytes.length > maxChunkHeaderBytes ? bytes.subarray(0, maxChunkHeaderBytes) : bytes;
  const lineFeed = line.indexOf(LF);
  const broken =
    brokenChunkSize(bytes, digitCount) ??
    (lineFeed === -1
      ? brokenUnfinishedLine(bytes, options.atEnd)
      : brokenLine(bytes, digitCount, lineFeed));
  if (broken !== null) {
    const range = reader.layerRange(broken.range);
    return malformed([], { ...broken, range, protocolStatus: 400 });
  }
  if (lineFeed === -1) {
    const leastByteLength = Math.max(bytes.length + (bytes.at(-1) === CR ? 1 : 2), 3);
    return { status: 'incomplete', fields: [], leastByteLength };
  }
  const value = readChunkHeader(reader, digitCount, lineFeed - 1);
  return { status: 'complete', fields: reader.fields, byteLength: reader.byteIndex, value };
}

function readChunkHeader(reader: FieldReader, digitCount: number, lineEnd: number): ChunkHeader {
  const size = BigInt(`0x${latin1Text(reader.bytes, 0, digitCount)}`);
  const meaning = sizeMeaning(size);
  const value = size <= Number.MAX_SAFE_INTEGER ? Number(size) : size;
  reader.take({ name: 'chunk-size', meaning, source: chunkedCoding }, digitCount, value);
  const extensions = readExtensions(reader, lineEnd);
  readLineEnd(reader, 2, 'Ends the first line of the chunk.', chunkedCoding);
  return { size, extensions };
}

function sizeMeaning(size: bigint): string {
  if (size === 0n) {
    return 'Size 0 marks the last-chunk: the body ends here, the connection may live on.';
  }
  const count = size > largestToldSize ? 'more than 2^64' : String(size);
  return `Hexadecimal: ${count} ${size === 1n ? 'byte' : 'bytes'} of chunk-data follow after the CRLF.`;
}

/** RFC 9112 section 7.1: `chunk-size = 1*HEXDIG`, followed by chunk-ext or CRLF. */
function brokenChunkSize(bytes: Uint8Array, digitCount: number): BrokenRule | null {
  const next = bytes[digitCount];
  if (next === undefined) return null;
  const canFollow =
    next === CR || next === LF || next === semicolon || next === SP || next === HTAB;
  if (digitCount > 0 && canFollow) return null;
  const end = endOfWord(bytes, digitCount);
  const found = quote(latin1Text(bytes, 0, end));
  return {
    code: 'chunk-size-not-hexadecimal',
    field: 'chunk-size',
    range: { start: 0, end },
    what: `expected 1*HEXDIG, found ${found}`,
    source: chunkedCoding,
  };
}

function brokenUnfinishedLine(bytes: Uint8Array, atEnd: boolean): BrokenRule | null {
  if (bytes.length >= maxChunkHeaderBytes) {
    return {
      code: 'chunk-header-too-long',
      field: 'chunk-ext',
      range: { start: 0, end: maxChunkHeaderBytes },
      what: `the line is longer than ${maxChunkHeaderBytes} bytes`,
      source: { standard: 'RFC 9112', section: '7.1.1' },
    };
  }
  if (!atEnd) return null;
  return {
    code: 'last-chunk-missing',
    field: 'chunk-size',
    range: { start: 0, end: bytes.length },
    what: 'the connection closed before the last-chunk, so the message is incomplete',
    source: { standard: 'RFC 9112', section: '8' },
  };
}

function brokenLine(bytes: Uint8Array, digitCount: number, lineFeed: number): BrokenRule | null {
  if (bytes[lineFeed - 1] !== CR) {
    return {
      code: 'chunk-header-without-crlf',
      field: 'CRLF',
      range: { start: lineFeed, end: lineFeed + 1 },
      what: 'expected CRLF, found LF alone',
      source: chunkedCoding,
    };
  }
  const end = endOfExtensions(bytes, digitCount, lineFeed - 1);
  if (end === lineFeed - 1) return null;
  return {
    code: 'chunk-ext-malformed',
    field: 'chunk-ext',
    range: { start: end, end: lineFeed - 1 },
    what: `expected ";" chunk-ext-name, found ${quote(latin1Text(bytes, end, lineFeed - 1))}`,
    source: { standard: 'RFC 9112', section: '7.1.1' },
  };
}

function countHexDigits(bytes: Uint8Array): number {
  const limit = Math.min(bytes.length, maxChunkHeaderBytes);
  let count = 0;
  while (count < limit && isHexDigit(bytes[count] ?? 0)) count += 1;
  return count;
}

/** HEXDIG of RFC 5234 appendix B.1, in either case. */
function isHexDigit(byte: number): boolean {
  const lowerCase = byte | 0x20;
  return (byte >= 0x30 && byte <= 0x39) || (lowerCase >= 0x61 && lowerCase <= 0x66);
}

/** Index after the last character, from `start`, that a reader would take for the same word. */
function endOfWord(bytes: Uint8Array, start: number): number {
  const delimiters = [CR, LF, SP, HTAB, semicolon];
  const limit = start + 16;
  const found = bytes.subarray(start, limit).findIndex((byte) => delimiters.includes(byte));
  return found === -1 ? Math.min(bytes.length, limit) : Math.max(start + found, start + 1);
}
