/** Bytes that no decoder reads, up to the end of the direction: one growing unit. */
import type { ByteRange } from '../field/field.ts';
import type { Stage, StreamContext, Undecoded } from './stage.ts';
import { type Reason, setUndecoded } from './undecoded.ts';

export class RawStage implements Stage {
  readonly #context: StreamContext;
  readonly #start: number;
  readonly #exchange: number;
  readonly #why: Reason;
  #unit: number | null;
  #gap: boolean;

  constructor(
    context: StreamContext,
    { start, unit, gap = false }: Undecoded,
    exchange: number,
    why: Reason,
  ) {
    this.#context = context;
    this.#start = start;
    this.#exchange = exchange;
    this.#why = why;
    this.#unit = unit;
    this.#gap = gap;
  }

  advance(): null {
    const end = this.#context.layer.byteLength;
    if (end > this.#start) {
      const range = { start: this.#start, end };
      this.#unit = setUndecoded(this.#context, range, this.#why, this.#exchange, this.#unit);
    }
    return null;
  }

  skip(_gap: ByteRange): Stage {
    this.#gap = true;
    this.advance();
    return this;
  }

  refresh(): void {}

  abandon(): Undecoded {
    return { start: this.#start, unit: this.#unit, gap: this.#gap };
  }
}
