/** The unit of one chunk: begun with its first bytes, whole with the CRLF that ends it. */
import type { DecodeResult } from '../field/decode-result.ts';
import type { Unit } from './conversation.ts';
import type { StreamContext } from './stage.ts';
import { limitTitle } from './titles.ts';

export class ChunkUnit {
  readonly #context: StreamContext;
  /** Offset of the chunk's first byte in the stream. */
  readonly start: number;
  readonly id: number;

  /** `size`: null while the first line is not whole. */
  constructor(context: StreamContext, start: number, exchange: number, size: bigint | null) {
    this.#context = context;
    this.start = start;
    this.id = context.units.add({
      direction: context.direction,
      format: 'chunked',
      ...(size === null ? { kind: 'chunk', title: 'chunk' } : wordsOf(size)),
      layer: context.layer.key,
      range: { start, end: start },
      fields: [],
      state: 'incomplete',
      error: null,
      exchange,
    });
  }

  /** `size` is known: the chip can say it before the data are there. */
  announce(size: bigint): void {
    this.#context.units.update(this.id, wordsOf(size));
  }

  growTo(end: number): void {
    this.#context.units.update(this.id, { range: { start: this.start, end } });
  }

  /** What a decoder said about the bytes of the unit, which now reaches to `end`. */
  show(result: DecodeResult<unknown>, end: number): void {
    this.#context.units.update(this.id, {
      range: { start: this.start, end },
      fields: result.fields,
      state: result.status,
      error: result.status === 'malformed' ? result.error : null,
    });
  }
}

function wordsOf(size: bigint): Pick<Unit, 'kind' | 'title'> {
  if (size === 0n) return { kind: 'last-chunk', title: 'last-chunk' };
  return { kind: 'chunk', title: limitTitle(`chunk 0x${size.toString(16)}`) };
}
