/** Reads one direction of a WebSocket connection, frame by frame: RFC 6455 section 5. */
import { createDecodeError } from '../field/decode-error.ts';
import type { Complete, DecodeError } from '../field/decode-result.ts';
import type { ByteRange, Field } from '../field/field.ts';
import { decodeFrameHeader } from '../websocket/decode-frame-header.ts';
import {
  firstFrameContext,
  type FrameContext,
  type FrameHeader,
  nextFrameContext,
} from '../websocket/frame.ts';
import { truncatedFrame } from '../websocket/frame-rules.ts';
import { payloadDataFields, payloadPreviewBytes } from '../websocket/payload-data.ts';
import type { Unit } from './conversation.ts';
import type { FrameData } from './frame-data.ts';
import { FrameSorter } from './frame-sorter.ts';
import { frameTitle, FrameUnit } from './frame-unit.ts';
import { noteFault } from './incomplete-message.ts';
import { RawStage } from './raw-stage.ts';
import type { Stage, StreamContext, Undecoded } from './stage.ts';
import { reasons } from './undecoded.ts';
import type { WebSocketSession } from './websocket-session.ts';

/** A frame of which the header is there; the end of its payload data may be far beyond what is there. */
interface Announced {
  readonly header: Complete<FrameHeader>;
  readonly payload: ByteRange;
  readonly data: FrameData;
}

const maxHeaderBytes = 14;

export class FrameStage implements Stage {
  readonly #context: StreamContext;
  readonly #exchange: number;
  readonly #sorter: FrameSorter;
  #frameContext: FrameContext;
  #unit: FrameUnit;
  #announced: Announced | null = null;
  /** Bytes before it were given to the frame's data. */
  #taken = 0;

  constructor(context: StreamContext, from: Undecoded, session: WebSocketSession) {
    const sender = context.direction === 'client-to-server' ? 'client' : 'server';
    this.#context = context;
    this.#exchange = session.exchange;
    this.#sorter = new FrameSorter(context, session);
    this.#frameContext = firstFrameContext(sender, session.permessageDeflate !== null);
    this.#unit = new FrameUnit(context, from, session.exchange);
  }

  advance(atEnd: boolean): null {
    const { layer } = this.#context;
    while (layer.byteLength > this.#unit.start) {
      this.#announced ??= this.#readHeader();
      if (this.#announced === null || !this.#readPayload(this.#announced)) {
        this.#cover(layer.byteLength);
        break;
      }
    }
    if (atEnd) this.#end();
    return null;
  }

  skip(gap: ByteRange): Stage {
    if (this.#announced && gap.end <= this.#announced.payload.end) {
      this.#announced.data.take(gap, false);
      this.#taken = gap.end;
      this.#cover(gap.end);
      return this;
    }
    if (gap.start > this.#unit.start) this.#cover(gap.start);
    this.#abandonData();
    const from = { start: gap.start, unit: null, gap: true };
    return new RawStage(this.#context, from, this.#exchange, reasons.frameNotKept);
  }

  refresh(): void {
    if (this.#announced) {
      const end = this.#context.layer.byteLength;
      const fault = this.#announced.header.fault ?? null;
      this.#show(this.#announcedFields(end), end, fault ? 'malformed' : 'incomplete', fault);
      this.#announced.data.refresh();
    }
    this.#sorter.refresh();
  }

  abandon(): Undecoded {
    this.#abandonData();
    return { start: this.#unit.start, unit: this.#unit.id };
  }

  /** Null while the header is not whole. */
  #readHeader(): Announced | null {
    const { start } = this.#unit;
    const bytes = this.#context.layer.slice({ start, end: start + maxHeaderBytes });
    const options = { atEnd: false, byteOffset: start };
    const header = decodeFrameHeader(bytes, options, this.#frameContext);
    if (header.status !== 'complete') return null;
    const payloadStart = start + header.byteLength;
    const payload = {
      start: payloadStart,
      end: payloadStart + Number(header.value.payloadLength),
    };
    const data = this.#sorter.dataOf(header.value, start);
    data.begin(header.value, payloadStart);
    this.#taken = payloadStart;
    return { header, payload, data };
  }

  /** True when the frame is whole, and the next one is to be read. */
  #readPayload({ header, payload, data }: Announced): boolean {
    const { layer } = this.#context;
    const end = Math.min(layer.byteLength, payload.end);
    if (end > this.#taken) data.take({ start: this.#taken, end }, true);
    this.#taken = Math.max(this.#taken, end);
    if (layer.byteLength < payload.end) return false;
    const state = header.fault ? 'malformed' : 'complete';
    this.#show(this.#announcedFields(payload.end), payload.end, state, header.fault ?? null);
    data.finish(header.value);
    this.#sorter.finish(header.value);
    this.#frameContext = nextFrameContext(this.#frameContext, header.value);
    this.#unit = new FrameUnit(this.#context, { start: payload.end, unit: null }, this.#exchange);
    this.#announced = null;
    return true;
  }

  /** Makes the units of the frame that is not whole reach to `end`. */
  #cover(end: number): void {
    this.#unit.growTo(end);
    this.#announced?.data.cover();
  }

  #show(
    fields: readonly Field[],
    end: number,
    state: Unit['state'],
    error: DecodeError | null,
  ): void {
    const { header, data } = this.#announced ?? {};
    const title = header && data ? frameTitle(header.value, data.layer) : 'frame';
    this.#unit.show({ title, fields, state, error }, end);
  }

  /** The fields of the frame up to `end`; none while the header is not whole. */
  #announcedFields(end: number): readonly Field[] {
    if (!this.#announced) return [];
    const { header, payload } = this.#announced;
    const range = { start: payload.start, end };
    const previewEnd = Math.min(end, payload.start + payloadPreviewBytes);
    const preview = this.#context.layer.slice({ start: payload.start, end: previewEnd });
    return [...header.fields, ...payloadDataFields(header.value, range, preview)];
  }

  #abandonData(): void {
    this.#announced?.data.abandon();
    this.#sorter.abandon();
  }

  /** The connection closed: within a frame, or without a Close frame, or as it should. */
  #end(): void {
    const { byteLength } = this.#context.layer;
    const { start } = this.#unit;
    this.#abandonData();
    if (byteLength === start && this.#frameContext.afterClose) return;
    const { value, fault } = this.#announced?.header ?? {};
    const expected = value ? BigInt(value.byteLength) + value.payloadLength : 2n;
    const rule = truncatedFrame({ start, end: byteLength }, byteLength - start, expected);
    const error = createDecodeError(rule);
    noteFault(this.#context, this.#exchange, error);
    if (byteLength > start) {
      this.#show(this.#announcedFields(byteLength), byteLength, 'malformed', fault ?? error);
    }
  }
}
