/** Reads one direction of a connection, one stage after the other. */
import type { Stage, StreamContext, Undecoded } from './stage.ts';

export class DirectionReader {
  readonly #context: StreamContext;
  #stage: Stage;
  #ended = false;
  /** True when bytes came since the unit that is not whole was refreshed. */
  #stale = false;

  constructor(context: StreamContext, stage: Stage) {
    this.#context = context;
    this.#stage = stage;
  }

  append(bytes: Uint8Array): void {
    if (this.#ended || bytes.length === 0) return;
    this.#context.layer.store.append(bytes);
    this.#advance();
  }

  skip(byteLength: number): void {
    if (this.#ended || byteLength <= 0) return;
    // What is not whole now may never be: its fields are those of the bytes before the gap.
    this.#stage.refresh();
    const { store } = this.#context.layer;
    const start = store.byteLength;
    store.skip(byteLength);
    this.#stage = this.#stage.skip({ start, end: start + byteLength });
    this.#advance();
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#advance();
    this.#stale = false;
  }

  /** Another format begins with what is not decoded yet. */
  switchTo(makeStage: (context: StreamContext, from: Undecoded) => Stage): void {
    this.#stage = makeStage(this.#context, this.#stage.abandon());
    this.#advance();
  }

  /** The other direction answered the request of `exchange`, and HTTP goes on. */
  answered(exchange: number): void {
    const next = this.#stage.answered?.(exchange) ?? null;
    if (next === null) return;
    this.#stage = next;
    this.#advance();
  }

  refresh(): void {
    if (!this.#stale) return;
    this.#stale = false;
    this.#stage.refresh();
  }

  #advance(): void {
    this.#stale = true;
    for (let next = this.#stage.advance(this.#ended); next; next = next.advance(this.#ended)) {
      this.#stage = next;
    }
  }
}
