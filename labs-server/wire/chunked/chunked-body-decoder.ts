/** A whole chunked body, chunk after chunk up to the last-chunk: RFC 9112 section 7.1. */
import type { UnitDecoder } from '../field/unit-decoder.ts';
import { type Chunk, decodeChunk } from './decode-chunk.ts';

export const chunkedBodyDecoder: UnitDecoder<Chunk> = {
  decode: decodeChunk,
  after: ({ last }) => (last ? null : chunkedBodyDecoder),
};
