/** One chunk of the chunked transfer coding: RFC 9112 section 7.1. */
import { malformed } from '../field/decode-error.ts';
import type { DecodeOptions, DecodeResult, Malformed } from '../field/decode-result.ts';
import type { ByteRange, Source } from '../field/field.ts';
import { type FieldLine, type FieldLineRules, readFieldSection } from '../field/field-line.ts';
import { FieldReader, type FieldTerm } from '../field/field-reader.ts';
import { CR, findEmptyLine, LF, readLineEnd } from '../field/line.ts';
import type { ChunkExtension } from './chunk-extension.ts';
import { decodeChunkHeader } from './decode-chunk-header.ts';

/** A chunk with data, or the last-chunk with the trailer section and the CRLF that end the body. */
export interface Chunk {
  /** True for the chunk of size 0, which ends the body. */
  readonly last: boolean;
  readonly extensions: readonly ChunkExtension[];
  /** Where the chunk-data lie, in layer coordinates; empty for the last-chunk. */
  readonly data: ByteRange;
  /** Fields of the trailer section; none unless `last`. */
  readonly trailerFields: readonly FieldLine[];
}

/** Longest trailer section that is accepted, in bytes. */
export const maxTrailerSectionBytes = 16_384;

const chunkedCoding: Source = { standard: 'RFC 9112', section: '7.1' };
const messageEnd: Source = { standard: 'RFC 9112', section: '8' };
const trailers: Source = { standard: 'RFC 9112', section: '7.1.2' };

const chunkData: FieldTerm = {
  name: 'chunk-data',
  meaning: 'A stretch of the body. Where it begins and ends means nothing to the application.',
  source: chunkedCoding,
};

const trailerRules: FieldLineRules = {
  obsolete: 'reject',
  describe: () => ({
    meaning: 'A trailer field: sent after the data, for what was not known before.',
    source: trailers,
  }),
  protocolStatus: 400,
};

/**
 * Decodes the chunk that begins at `bytes[0]`. The chunk-data are never copied, and a chunk that claims a huge size is
 * simply incomplete. While the data are on their way, `decodeChunkHeader` already tells how many follow; whoever asked
 * it passes its answer as `header`.
 */
export function decodeChunk(
  bytes: Uint8Array,
  options: DecodeOptions,
  header = decodeChunkHeader(bytes, options),
): DecodeResult<Chunk> {
  if (header.status !== 'complete') return header;
  const reader = new FieldReader(bytes, options.byteOffset, header);
  const { size, extensions } = header.value;
  return size === 0n
    ? decodeLastChunk(reader, extensions, options)
    : decodeChunkData(reader, size, extensions, options);
}

function decodeChunkData(
  reader: FieldReader,
  size: bigint,
  extensions: readonly ChunkExtension[],
  { atEnd }: DecodeOptions,
): DecodeResult<Chunk> {
  const { bytes, byteIndex: start } = reader;
  const claimedEnd = BigInt(start) + size;
  const end = claimedEnd < bytes.length ? Number(claimedEnd) : bytes.length;
  if ((bytes[end] ?? CR) !== CR || (bytes[end + 1] ?? LF) !== LF) {
    const what = `expected CRLF after ${size} bytes of chunk-data: the size and the data disagree`;
    const range = { start: end, end: Math.min(end + 2, bytes.length) };
    return broken(reader, 'chunk-data-without-crlf', 'CRLF', range, what);
  }
  if (bytes.length - end < 2) {
    if (!atEnd) {
      const least = claimedEnd + 2n;
      const leastByteLength = Math.min(Number(least), Number.MAX_SAFE_INTEGER);
      return { status: 'incomplete', fields: reader.fields, leastByteLength };
    }
    const what = `the connection closed after ${end - start} of ${size} bytes`;
    return broken(reader, 'chunk-data-truncated', 'chunk-data', { start, end }, what, messageEnd);
  }
  reader.take(chunkData, end - start, null);
  readLineEnd(reader, 2, 'Ends the chunk; it is not part of the data.', chunkedCoding);
  const data = reader.layerRange({ start, end });
  const value = { last: false, extensions, data, trailerFields: [] };
  return { status: 'complete', fields: reader.fields, byteLength: reader.byteIndex, value };
}

function decodeLastChunk(
  reader: FieldReader,
  extensions: readonly ChunkExtension[],
  { atEnd }: DecodeOptions,
): DecodeResult<Chunk> {
  const { bytes, byteIndex: start } = reader;
  const emptyLine = findEmptyLine(bytes.subarray(0, start + maxTrailerSectionBytes), start);
  if (emptyLine === null) {
    const range = { start, end: bytes.length };
    if (bytes.length - start >= maxTrailerSectionBytes) {
      const what = `longer than ${maxTrailerSectionBytes} bytes`;
      return broken(reader, 'trailer-section-too-long', 'trailer-section', range, what, trailers);
    }
    if (!atEnd) {
      const missing = bytes.at(-1) === CR ? 1 : 2;
      return {
        status: 'incomplete',
        fields: reader.fields,
        leastByteLength: bytes.length + missing,
      };
    }
    const what = 'expected the CRLF that ends the body after the last-chunk';
    return broken(reader, 'final-crlf-missing', 'CRLF', range, what);
  }
  const section = readFieldSection(reader, trailerRules);
  if ('broken' in section) return malformed(reader.fields, section.broken);
  const data = reader.layerRange({ start, end: start });
  const meaning = 'Ends the trailer section and the body.';
  readLineEnd(reader, emptyLine.end - emptyLine.start, meaning, chunkedCoding);
  const value = { last: true, extensions, data, trailerFields: section.fieldLines };
  return { status: 'complete', fields: reader.fields, byteLength: reader.byteIndex, value };
}

function broken(
  reader: FieldReader,
  code: string,
  field: string,
  range: ByteRange,
  what: string,
  source = chunkedCoding,
): Malformed {
  const layerRange = reader.layerRange(range);
  return malformed(reader.fields, {
    code,
    field,
    range: layerRange,
    what,
    source,
    protocolStatus: 400,
  });
}
