/** A body without framing of its own: its length is known, or it ends when the connection closes (RFC 9112 section 6.3). */
import type { ByteRange } from '../field/field.ts';
import type { BodyContent, BodyEnd } from './body-content.ts';
import type { MappedLayer } from './mapped-layer.ts';
import { noteFault, truncatedBody } from './incomplete-message.ts';
import type { Stage, StreamContext, Undecoded } from './stage.ts';
import { type Reason, reasons } from './undecoded.ts';

/** What every stage of a body needs. */
export interface BodyParts {
  readonly layer: MappedLayer;
  readonly content: BodyContent;
  readonly exchange: number;
  /** The message is over at `end`. */
  readonly after: (end: number) => Stage;
  /** Where the message ends is not known, because bytes from `start` on were not kept. */
  readonly resync: (start: number, why: Reason) => Stage;
}

export class DelimitedBodyStage implements Stage {
  readonly #context: StreamContext;
  readonly #parts: BodyParts;
  readonly #start: number;
  /** Null: until the connection closes. */
  readonly #byteLength: number | null;
  #position: number;

  constructor(context: StreamContext, parts: BodyParts, start: number, byteLength: number | null) {
    this.#context = context;
    this.#parts = parts;
    this.#start = start;
    this.#byteLength = byteLength;
    this.#position = start;
  }

  advance(atEnd: boolean): Stage | null {
    const { content } = this.#parts;
    if (this.#take(this.#context.layer.byteLength) > 0) content.grow();
    if (this.#position === this.#end) return this.#finish();
    if (atEnd) content.end(this.#endAtClose());
    return null;
  }

  skip(gap: ByteRange): Stage {
    const taken = this.#take(gap.end);
    if (taken > 0) this.#parts.content.skip(taken);
    if (this.#position === gap.end) return this.#position === this.#end ? this.#finish() : this;
    this.#parts.content.end('complete');
    return this.#parts.resync(this.#position, reasons.headNotKept);
  }

  refresh(): void {
    this.#parts.content.refresh();
  }

  abandon(): Undecoded {
    this.#parts.content.end('incomplete');
    return { start: this.#position, unit: null };
  }

  get #end(): number {
    return this.#byteLength === null ? Infinity : this.#start + this.#byteLength;
  }

  /** Gives the body what the stream has before `available`; returns how many bytes. */
  #take(available: number): number {
    const range = { start: this.#position, end: Math.min(available, this.#end) };
    this.#parts.layer.map.append(range);
    this.#position = Math.max(range.start, range.end);
    return this.#position - range.start;
  }

  #finish(): Stage {
    this.#parts.content.end('complete');
    return this.#parts.after(this.#position);
  }

  #endAtClose(): BodyEnd {
    if (this.#byteLength === null) return 'complete';
    const received = this.#position - this.#start;
    const what = `after ${received} of ${this.#byteLength} bytes`;
    const error = truncatedBody('body-truncated', this.#position, what);
    noteFault(this.#context, this.#parts.exchange, error);
    return error;
  }
}
