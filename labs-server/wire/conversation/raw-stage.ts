/** Bytes that no decoder reads, up to the end of the direction: one growing unit. */
import type { ByteRange } from '../field/field.ts';
import type { Stage, StreamContext, Undecoded } from './stage.ts';

export class RawStage implements Stage {
  readonly #context: StreamContext;
  readonly #start: number;
  readonly #exchange: number;
  #unit: number | null;

  constructor(context: StreamContext, { start, unit }: Undecoded, exchange: number) {
    this.#context = context;
    this.#start = start;
    this.#exchange = exchange;
    this.#unit = unit;
  }

  advance(): null {
    const end = this.#context.layer.byteLength;
    if (end > this.#start) {
      const range = { start: this.#start, end };
      this.#unit = setUndecoded(this.#context, range, this.#exchange, this.#unit);
    }
    return null;
  }

  skip(_gap: ByteRange): Stage {
    this.advance();
    return this;
  }

  refresh(): void {}

  abandon(): Undecoded {
    return { start: this.#start, unit: this.#unit };
  }
}

/** Makes `unit` (a new one when it is null) an undecoded stretch of the stream; returns its id. */
export function setUndecoded(
  { units, direction, layer }: StreamContext,
  range: ByteRange,
  exchange: number,
  unit: number | null,
): number {
  const says = {
    format: 'raw',
    kind: 'undecoded',
    title: `undecoded ${range.end - range.start} B`,
    range,
    fields: [],
    state: 'complete',
    error: null,
  } as const;
  if (unit === null) return units.add({ ...says, direction, layer: layer.key, exchange });
  units.update(unit, says);
  return unit;
}
