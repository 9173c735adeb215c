/** After a gap on a stream of STUN and TURN: bytes stay undecoded up to what can only be the header of a STUN message. */
import type { ByteRange } from '../field/field.ts';
import type { Stage, StreamContext, Undecoded } from './stage.ts';
import { reasons, setUndecoded } from './undecoded.ts';

const cookie = [0x21, 0x12, 0xa4, 0x42] as const;
/** The magic cookie, and before it the type and the length. */
const recognisableBytes = 8;

export class TurnResyncStage implements Stage {
  readonly #context: StreamContext;
  readonly #start: number;
  readonly #exchange: number;
  /** Makes the stage that reads on. */
  readonly #resume: (start: number) => Stage;
  /** Bytes before it begin nothing. */
  #scanned: number;
  #unit: number | null = null;

  constructor(
    context: StreamContext,
    gap: ByteRange,
    exchange: number,
    resume: (start: number) => Stage,
  ) {
    this.#context = context;
    this.#start = gap.start;
    this.#exchange = exchange;
    this.#resume = resume;
    this.#scanned = gap.end;
  }

  advance(): Stage | null {
    const { byteLength } = this.#context.layer;
    for (; this.#scanned + recognisableBytes <= byteLength; this.#scanned += 1) {
      if (!this.#beginsAt(this.#scanned)) continue;
      this.#cover(this.#scanned);
      return this.#resume(this.#scanned);
    }
    this.#cover(byteLength);
    return null;
  }

  skip(gap: ByteRange): Stage {
    this.#scanned = gap.end;
    this.#cover(gap.end);
    return this;
  }

  refresh(): void {}

  abandon(): Undecoded {
    return { start: this.#start, unit: this.#unit, gap: true };
  }

  /** RFC 8489 section 5: two zero bits, a length that is a multiple of 4, the magic cookie. */
  #beginsAt(start: number): boolean {
    const bytes = this.#context.layer.slice({ start, end: start + recognisableBytes });
    const isStun = (bytes[0] ?? 0) >> 6 === 0 && (bytes[3] ?? 0) % 4 === 0;
    return isStun && cookie.every((byte, index) => bytes[4 + index] === byte);
  }

  #cover(end: number): void {
    if (end <= this.#start) return;
    const range = { start: this.#start, end };
    const { turnNotKept } = reasons;
    this.#unit = setUndecoded(this.#context, range, turnNotKept, this.#exchange, this.#unit);
  }
}
