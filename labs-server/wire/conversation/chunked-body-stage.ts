/** A body in the chunked transfer coding (RFC 9112 section 7.1): chunks on the stream, their data in a layer of its own. */
import { decodeChunk, maxTrailerSectionBytes } from '../chunked/decode-chunk.ts';
import {
  type ChunkHeader,
  decodeChunkHeader,
  maxChunkHeaderBytes,
} from '../chunked/decode-chunk-header.ts';
import type { DecodeResult } from '../field/decode-result.ts';
import type { ByteRange } from '../field/field.ts';
import { LF } from '../field/line.ts';
import { ChunkUnit } from './chunk-unit.ts';
import type { BodyParts } from './delimited-body-stage.ts';
import { noteFault, truncatedBody } from './incomplete-message.ts';
import { findByte } from './find-byte.ts';
import { RawStage } from './raw-stage.ts';
import type { Stage, StreamContext, Undecoded } from './stage.ts';
import { TrailerScanner } from './trailer-scanner.ts';
import { afterBrokenRule, reasons } from './undecoded.ts';

/** What the first line of the chunk says; the end of the data may be far beyond what is there. */
interface Announced {
  readonly header: DecodeResult<ChunkHeader>;
  readonly data: ByteRange;
  /** Only for the last-chunk. */
  readonly trailer: TrailerScanner | null;
}

/** What a step of reading came to: a part was read, more bytes are needed, or another stage reads on. */
type Step = 'read' | 'wait' | Stage;

const maxDecodedChunkBytes = 16 * 1024 * 1024;
const unfinishedBytes = maxChunkHeaderBytes + maxTrailerSectionBytes;

export class ChunkedBodyStage implements Stage {
  readonly #context: StreamContext;
  readonly #parts: BodyParts;
  /** Where the next chunk begins, or the one that is being read. */
  #position: number;
  /** Bytes before it were looked at: for the line feed of the first line, then for chunk-data. */
  #scanned: number;
  #unit: ChunkUnit | null = null;
  #announced: Announced | null = null;

  constructor(context: StreamContext, parts: BodyParts, start: number) {
    this.#context = context;
    this.#parts = parts;
    this.#position = start;
    this.#scanned = start;
  }

  advance(atEnd: boolean): Stage | null {
    const { layer } = this.#context;
    while (layer.byteLength > this.#position) {
      const step = this.#announced ? this.#readRest(this.#announced) : this.#readHeader();
      if (typeof step === 'object') return step;
      if (step === 'wait' && !atEnd) return this.#wait();
      if (step === 'wait') return this.#failAtEnd();
    }
    if (atEnd) this.#endWithoutLastChunk();
    return null;
  }

  skip(gap: ByteRange): Stage {
    const dataEnd = this.#announced?.data.end ?? 0;
    if (gap.end <= dataEnd) {
      this.#parts.layer.map.append(gap);
      this.#parts.content.skip(gap.end - gap.start);
      this.#unit?.growTo(gap.end);
      this.#scanned = gap.end;
      return this;
    }
    this.#unit?.growTo(gap.start);
    this.#parts.content.end('incomplete');
    return this.#parts.resync(gap.start, reasons.chunkSizeNotKept);
  }

  refresh(): void {
    this.#parts.content.refresh();
    if (!this.#unit) return;
    const { byteLength } = this.#context.layer;
    const { header, trailer } = this.#announced ?? {};
    if (header && !trailer) {
      // Nothing more can be decoded before the data have ended.
      const { fields } = header;
      this.#unit.show({ status: 'incomplete', fields, leastByteLength: 0 }, byteLength);
      return;
    }
    const end = Math.min(byteLength, this.#position + unfinishedBytes);
    this.#unit.show(this.#decode(end, false), byteLength);
  }

  abandon(): Undecoded {
    this.#parts.content.end('incomplete');
    return { start: this.#position, unit: this.#unit?.id ?? null };
  }

  #wait(): null {
    this.#beginUnit().growTo(this.#context.layer.byteLength);
    return null;
  }

  /** The unit of the chunk that is being read; a new one says the size where it is known. */
  #beginUnit(size: bigint | null = null): ChunkUnit {
    this.#unit ??= new ChunkUnit(this.#context, this.#position, this.#parts.exchange, size);
    return this.#unit;
  }

  #readHeader(): Step {
    const { layer } = this.#context;
    const limit = this.#position + maxChunkHeaderBytes;
    const available = Math.min(layer.byteLength, limit);
    const lineFeed = findByte(layer, LF, { start: this.#scanned, end: available });
    this.#scanned = available;
    if (lineFeed < 0 && available < limit) return 'wait';
    const end = lineFeed < 0 ? available : lineFeed + 1;
    const bytes = layer.slice({ start: this.#position, end });
    const header = decodeChunkHeader(bytes, { atEnd: false, byteOffset: this.#position });
    if (header.status !== 'complete') return this.#fail(header, end);
    const { size } = header.value;
    if (this.#unit) this.#unit.announce(size);
    else this.#beginUnit(size);
    this.#announced = {
      header,
      data: { start: end, end: end + Number(size) },
      trailer: size === 0n ? new TrailerScanner(layer, end) : null,
    };
    this.#scanned = end;
    return 'read';
  }

  /** Reads what follows the first line. */
  #readRest({ data, trailer }: Announced): Step {
    if (!trailer) this.#takeData(data.end);
    const end = trailer ? trailer.next() : data.end + 2;
    if (end === null || end > this.#context.layer.byteLength) return 'wait';
    const result = this.#decodeWhole(end, false);
    if (result.status !== 'complete') return this.#fail(result, end);
    this.#unit?.show(result, end);
    this.#unit = null;
    this.#announced = null;
    this.#position = end;
    this.#scanned = end;
    if (!trailer) return 'read';
    this.#parts.content.end('complete');
    return this.#parts.after(end);
  }

  /** Gives the body the chunk-data that have come since the last time. */
  #takeData(dataEnd: number): void {
    const end = Math.min(this.#context.layer.byteLength, dataEnd);
    if (end <= this.#scanned) return;
    this.#parts.layer.map.append({ start: this.#scanned, end });
    this.#scanned = end;
    this.#parts.content.grow();
  }

  /** A chunk that is mostly a gap could be larger than memory: then its first line is all that is decoded. */
  #decodeWhole(end: number, atEnd: boolean): DecodeResult<unknown> {
    const header = this.#announced?.header;
    if (!header || end - this.#position <= maxDecodedChunkBytes) return this.#decode(end, atEnd);
    return atEnd ? { status: 'incomplete', fields: header.fields, leastByteLength: 0 } : header;
  }

  #decode(end: number, atEnd: boolean): DecodeResult<unknown> {
    const bytes = this.#context.layer.slice({ start: this.#position, end });
    const options = { atEnd, byteOffset: this.#position };
    return decodeChunk(bytes, options, this.#announced?.header);
  }

  #fail(result: DecodeResult<unknown>, end: number): Stage {
    this.#beginUnit().show(result, end);
    const error = result.status === 'malformed' ? result.error : null;
    this.#parts.content.end(error ?? 'incomplete');
    const why = error ? afterBrokenRule(error.source) : reasons.chunkSizeNotKept;
    return new RawStage(this.#context, { start: end, unit: null }, this.#parts.exchange, why);
  }

  /** The connection closed within a chunk. */
  #failAtEnd(): Stage {
    const end = this.#context.layer.byteLength;
    const result = this.#decodeWhole(end, true);
    if (result.status === 'malformed') {
      noteFault(this.#context, this.#parts.exchange, result.error);
    }
    return this.#fail(result, end);
  }

  /** The connection closed between two chunks. */
  #endWithoutLastChunk(): void {
    const error = truncatedBody('last-chunk-missing', this.#position, 'before the last-chunk');
    noteFault(this.#context, this.#parts.exchange, error);
    this.#parts.content.end(error);
  }
}
