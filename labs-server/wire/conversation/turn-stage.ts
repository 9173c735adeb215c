/** Reads one direction of STUN and TURN over TCP, message by message: RFC 8489 section 6.2.2, RFC 8656 section 12.5. */
import type { Malformed } from '../field/decode-result.ts';
import type { ByteRange } from '../field/field.ts';
import { stunHeaderBytes } from '../stun/decode-message.ts';
import { channelDataHeaderBytes } from '../turn/decode-channel-data.ts';
import { decodeTurnUnit } from '../turn/decode-unit.ts';
import { noteFault } from './incomplete-message.ts';
import { RawStage } from './raw-stage.ts';
import type { Stage, StreamContext, Undecoded } from './stage.ts';
import { TurnResyncStage } from './turn-resync-stage.ts';
import type { TurnSession } from './turn-session.ts';
import {
  brokenTitle,
  addCutTurnUnit,
  addTurnUnit,
  putUnit,
  turnDraft,
  type TurnPlace,
} from './turn-unit.ts';
import { afterBrokenRule, reasons } from './undecoded.ts';

export class TurnStage implements Stage {
  readonly #context: StreamContext;
  readonly #session: TurnSession;
  #start: number;
  #unit: number | null = null;
  /** Where the message ends, once its header is there. */
  #end: number | null = null;
  #hasGap = false;

  constructor(context: StreamContext, session: TurnSession, start: number) {
    this.#context = context;
    this.#session = session;
    this.#start = start;
  }

  advance(atEnd: boolean): Stage | null {
    const { layer } = this.#context;
    while (layer.byteLength > this.#start) {
      if (this.#end === null) {
        const head = this.#readHead();
        if (typeof head === 'object') return this.#fail(head.result, head.end);
        this.#end = head === 'wait' ? null : head;
      }
      if (this.#end === null || layer.byteLength < this.#end) {
        this.#cover(layer.byteLength);
        return atEnd ? this.#failAtEnd() : null;
      }
      this.#finish(this.#end);
    }
    return null;
  }

  skip(gap: ByteRange): Stage {
    if (this.#end !== null && gap.end <= this.#end) {
      this.#hasGap = true;
      this.#cover(gap.end);
      return this;
    }
    if (gap.start > this.#start) this.#cover(gap.start);
    const resume = (start: number) => new TurnStage(this.#context, this.#session, start);
    return new TurnResyncStage(this.#context, gap, this.#session.current, resume);
  }

  refresh(): void {
    if (this.#unit === null || this.#hasGap) return;
    const { byteLength } = this.#context.layer;
    const result = this.#decode(byteLength, false);
    const draft = turnDraft(this.#place(byteLength));
    if (result.status === 'incomplete') {
      putUnit(this.#context.units, this.#unit, { ...draft, fields: result.fields });
    }
  }

  abandon(): Undecoded {
    return { start: this.#start, unit: this.#unit, gap: this.#hasGap };
  }

  #decode(end: number, atEnd: boolean) {
    const bytes = this.#context.layer.slice({ start: this.#start, end });
    return decodeTurnUnit(bytes, { atEnd, byteOffset: this.#start }, 'stream');
  }

  /** Where the message ends, or what is wrong with its header; the first byte tells how long that is. */
  #readHead(): number | 'wait' | { readonly result: Malformed; readonly end: number } {
    const { layer } = this.#context;
    const first = layer.slice({ start: this.#start, end: this.#start + 1 })[0] ?? 0;
    const lengths = [stunHeaderBytes, channelDataHeaderBytes];
    const headEnd = this.#start + (lengths[first >> 6] ?? 1);
    if (layer.byteLength < headEnd) return 'wait';
    const result = this.#decode(headEnd, false);
    if (result.status === 'malformed') return { result, end: headEnd };
    const byteLength = result.status === 'complete' ? result.byteLength : result.leastByteLength;
    return this.#start + byteLength;
  }

  #finish(end: number): void {
    const { units } = this.#context;
    const place = this.#place(end);
    if (this.#hasGap) addCutTurnUnit(units, place, reasons.turnMessageNotKept);
    else addTurnUnit(units, place, 'stream', this.#session);
    this.#start = end;
    this.#unit = null;
    this.#end = null;
    this.#hasGap = false;
  }

  #fail({ fields, error }: Malformed, end: number): Stage {
    const title = brokenTitle(error);
    const place = this.#place(end);
    const says = { ...turnDraft(place), title, fields, state: 'malformed', error } as const;
    putUnit(this.#context.units, this.#unit, says);
    const why = afterBrokenRule(error.source);
    return new RawStage(this.#context, { start: end, unit: null }, place.exchange, why);
  }

  /** The connection closed within a message. */
  #failAtEnd(): Stage | null {
    const end = this.#context.layer.byteLength;
    const result = this.#decode(end, true);
    if (result.status !== 'malformed') return null;
    const place = this.#place(end);
    noteFault(this.#context, place.exchange, result.error);
    const fields = this.#hasGap ? [] : result.fields;
    const says = { title: brokenTitle(result.error), fields } as const;
    const draft = {
      ...turnDraft(place),
      ...says,
      state: 'malformed',
      error: result.error,
    } as const;
    putUnit(this.#context.units, this.#unit, draft);
    return new RawStage(
      this.#context,
      { start: end, unit: null },
      place.exchange,
      reasons.turnMessageNotKept,
    );
  }

  #cover(end: number): void {
    this.#unit = putUnit(this.#context.units, this.#unit, turnDraft(this.#place(end)));
  }

  #place(end: number): TurnPlace {
    const { layer } = this.#context;
    const range = { start: this.#start, end };
    return { layer, range, exchange: this.#session.current, unit: this.#unit };
  }
}
