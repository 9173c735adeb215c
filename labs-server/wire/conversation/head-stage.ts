/** Reads one message head, and hands over to what follows it. */
import type { DecodeOptions, DecodeResult, Malformed } from '../field/decode-result.ts';
import type { ByteRange } from '../field/field.ts';
import type { BodyFraming } from '../http1/body-framing.ts';
import { explainFraming } from '../http1/explain-framing.ts';
import { defaultHeadLimits } from '../http1/message-head.ts';
import type { Unit } from './conversation.ts';
import { HeadScanner } from './head-scanner.ts';
import { RawStage } from './raw-stage.ts';
import { ResyncStage } from './resync-stage.ts';
import { noteFault } from './incomplete-message.ts';
import type { Stage, StreamContext, Undecoded } from './stage.ts';
import { afterBrokenRule, type Reason, reasons } from './undecoded.ts';

/** What follows a head. */
export interface AfterHead {
  readonly stage: Stage;
  /** How the body ends, with what the sender did wrong about it although the head can be read. */
  readonly framing: BodyFraming;
  /** True when that hides where the message ends. */
  readonly malformed: boolean;
}

/** What differs between the heads of requests and of responses. */
export interface HeadReader<Head> {
  readonly kind: Unit['kind'];
  /** What the chip says until the head is whole. */
  readonly pendingTitle: string;
  readonly decode: (bytes: Uint8Array, options: DecodeOptions) => DecodeResult<Head>;
  /** The exchange to which the next head belongs. `afterGap`: heads before it may be missing. */
  exchangeOfNext(afterGap: boolean): number;
  title(head: Head): string;
  /** The head is whole and ends at `end`. */
  next(head: Head, exchange: number, end: number): AfterHead;
}

/** What came before the head. */
export interface BeforeHead {
  /** The exchange of the message before it; 0 at the start. */
  readonly exchange: number;
  /** True when bytes before it were not kept. */
  readonly gap: boolean;
  /** A unit that was begun where the head begins, to be taken over. */
  readonly unit?: number | null;
}

/** Looks for the next head from `start` on, because bytes before it were not kept. */
export function resync<Head>(
  context: StreamContext,
  reader: HeadReader<Head>,
  start: number,
  exchange: number,
  why: Reason,
): ResyncStage {
  const readHead = (found: number) =>
    new HeadStage(context, reader, found, { exchange, gap: true });
  return new ResyncStage(context, start, exchange, why, readHead);
}

export class HeadStage<Head> implements Stage {
  readonly #context: StreamContext;
  readonly #reader: HeadReader<Head>;
  readonly #start: number;
  readonly #after: BeforeHead;
  /** That of the message before, until this head begins. */
  #exchange: number;
  readonly #scanner: HeadScanner;
  #judgedEnd = 0;
  /** The unit that is not whole yet. */
  #unit: number | null = null;

  constructor(context: StreamContext, reader: HeadReader<Head>, start: number, after: BeforeHead) {
    this.#context = context;
    this.#reader = reader;
    this.#start = start;
    this.#after = after;
    this.#exchange = after.exchange;
    this.#scanner = new HeadScanner(context.layer, start, defaultHeadLimits);
  }

  advance(atEnd: boolean): Stage | null {
    const { layer } = this.#context;
    if (layer.byteLength <= this.#start) return null;
    this.#grow();
    for (let range = this.#scanner.next(); range; range = this.#scanner.next()) {
      if (range.end === this.#judgedEnd) break;
      this.#judgedEnd = range.end;
      const result = this.#decode(range, false);
      if (result.status === 'complete') return this.#complete(result, range.end);
      if (result.status === 'malformed') return this.#fail(result, range.end);
    }
    if (!atEnd) return null;
    const end = layer.byteLength;
    const result = this.#decode({ start: this.#start, end }, true);
    if (result.status !== 'malformed') return null;
    noteFault(this.#context, this.#exchange, result.error);
    return this.#fail(result, end);
  }

  skip(gap: ByteRange): Stage {
    const { units } = this.#context;
    const { unit } = this.abandon();
    if (unit !== null) units.update(unit, { range: { start: this.#start, end: gap.start } });
    const { headNotKept } = reasons;
    return resync(this.#context, this.#reader, gap.start, this.#exchange, headNotKept).skip(gap);
  }

  refresh(): void {
    if (this.#unit === null) return;
    const end = this.#context.layer.byteLength;
    const { startLineBytes, headBytes } = defaultHeadLimits;
    const limit = this.#start + startLineBytes + headBytes;
    const result = this.#decode({ start: this.#start, end: Math.min(end, limit) }, false);
    const malformed = result.status === 'malformed';
    this.#context.units.update(this.#unit, {
      fields: result.fields,
      state: malformed ? 'malformed' : 'incomplete',
      error: malformed ? result.error : null,
    });
  }

  abandon(): Undecoded {
    return { start: this.#start, unit: this.#unit ?? this.#after.unit ?? null };
  }

  #decode(range: ByteRange, atEnd: boolean): DecodeResult<Head> {
    const bytes = this.#context.layer.slice(range);
    return this.#reader.decode(bytes, { atEnd, byteOffset: this.#start });
  }

  #grow(): void {
    const { units, layer, direction } = this.#context;
    const range = { start: this.#start, end: layer.byteLength };
    if (this.#unit !== null) {
      units.update(this.#unit, { range });
      return;
    }
    this.#exchange = this.#reader.exchangeOfNext(this.#after.gap);
    const says = {
      format: 'http1',
      kind: this.#reader.kind,
      title: this.#reader.pendingTitle,
      range,
      fields: [],
      state: 'incomplete',
      error: null,
      exchange: this.#exchange,
    } as const;
    this.#unit = this.#after.unit ?? null;
    if (this.#unit === null) this.#unit = units.add({ ...says, direction, layer: layer.key });
    else units.update(this.#unit, says);
  }

  #complete(
    { value, fields, byteLength }: Extract<DecodeResult<Head>, { status: 'complete' }>,
    judgedEnd: number,
  ): Stage {
    const end = Math.min(this.#start + Math.max(byteLength, 1), judgedEnd);
    const { stage, framing, malformed } = this.#reader.next(value, this.#exchange, end);
    this.#context.units.update(this.#unit ?? -1, {
      title: this.#reader.title(value),
      range: { start: this.#start, end },
      fields: explainFraming(fields, framing),
      state: malformed ? 'malformed' : 'complete',
      error: framing.fault,
    });
    return stage;
  }

  #fail({ fields, error }: Malformed, end: number): Stage {
    const range = { start: this.#start, end };
    this.#context.units.update(this.#unit ?? -1, { range, fields, state: 'malformed', error });
    const why = afterBrokenRule(error.source);
    return new RawStage(this.#context, { start: end, unit: null }, this.#exchange, why);
  }
}
