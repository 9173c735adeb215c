/** After a request with Upgrade: what follows is HTTP, or another protocol, as the response decides (RFC 9110 section 7.8). */
import type { ByteRange } from '../field/field.ts';
import type { Stage, StreamContext, Undecoded } from './stage.ts';
import { reasons, setUndecoded } from './undecoded.ts';

export class UpgradePendingStage implements Stage {
  readonly #context: StreamContext;
  readonly #start: number;
  readonly #exchange: number;
  /** Makes the stage that reads on where the connection stays with HTTP. */
  readonly #readHttp: (from: Undecoded) => Stage;
  #unit: number | null = null;

  constructor(
    context: StreamContext,
    start: number,
    exchange: number,
    readHttp: (from: Undecoded) => Stage,
  ) {
    this.#context = context;
    this.#start = start;
    this.#exchange = exchange;
    this.#readHttp = readHttp;
  }

  advance(): null {
    const end = this.#context.layer.byteLength;
    if (end > this.#start) this.#cover(end);
    return null;
  }

  skip(gap: ByteRange): Stage {
    return this.#readHttp(this.abandon()).skip(gap);
  }

  refresh(): void {}

  abandon(): Undecoded {
    return { start: this.#start, unit: this.#unit };
  }

  answered(exchange: number): Stage | null {
    return exchange === this.#exchange ? this.#readHttp(this.abandon()) : null;
  }

  #cover(end: number): void {
    const range = { start: this.#start, end };
    const { upgradePending } = reasons;
    this.#unit = setUndecoded(this.#context, range, upgradePending, this.#exchange, this.#unit);
  }
}
