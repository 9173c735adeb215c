/** The unit of one chunk: begun with its first byte, whole with the CRLF that ends it. */
import type { DecodeResult } from '../field/decode-result.ts';
import type { StreamContext } from './stage.ts';

export class ChunkUnit {
  readonly #context: StreamContext;
  /** Offset of the chunk's first byte in the stream. */
  readonly start: number;
  readonly id: number;

  constructor(context: StreamContext, start: number, exchange: number) {
    this.#context = context;
    this.start = start;
    this.id = context.units.add({
      direction: context.direction,
      format: 'chunked',
      kind: 'chunk',
      title: 'chunk',
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
    const last = size === 0n;
    const title = last ? 'last-chunk' : `chunk 0x${size.toString(16)}`.slice(0, 60);
    this.#context.units.update(this.id, { kind: last ? 'last-chunk' : 'chunk', title });
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
