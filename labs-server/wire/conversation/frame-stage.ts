/** Reads one direction of a WebSocket connection, frame by frame: RFC 6455 section 5. */
import { createDecodeError } from '../field/decode-error.ts';
import type { DecodeError } from '../field/decode-result.ts';
import type { ByteRange, Field } from '../field/field.ts';
import { decodeFrameHeader, headerFault } from '../websocket/decode-frame-header.ts';
import {
  firstFrameContext,
  type FrameContext,
  type FrameHeader,
  nextFrameContext,
} from '../websocket/frame.ts';
import { truncatedFrame } from '../websocket/frame-rules.ts';
import { maxFrameHeaderBytes, parseFrameHeader } from '../websocket/parse-frame-header.ts';
import { payloadDataFields, payloadPreviewBytes } from '../websocket/payload-data.ts';
import type { Unit } from './conversation.ts';
import type { FrameData } from './frame-data.ts';
import { FrameSorter } from './frame-sorter.ts';
import { frameTitle, FrameUnit } from './frame-unit.ts';
import { noteFault } from './incomplete-message.ts';
import type { RawLayer } from './layers.ts';
import type { Fields } from './lazy-unit.ts';
import { RawStage } from './raw-stage.ts';
import type { Stage, StreamContext, Undecoded } from './stage.ts';
import { reasons } from './undecoded.ts';
import { senderIn, type WebSocketSession } from './websocket-session.ts';

/** A frame of which the header is there; the end of its payload data may be far beyond what is there. */
interface Announced {
  readonly header: FrameHeader;
  readonly fault: DecodeError | null;
  readonly payload: ByteRange;
  readonly data: FrameData;
}

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
    this.#context = context;
    this.#exchange = session.exchange;
    this.#sorter = new FrameSorter(context, session);
    this.#frameContext = firstFrameContext(
      senderIn(context.direction),
      session.permessageDeflate !== null,
    );
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
      const { fault } = this.#announced;
      const end = this.#context.layer.byteLength;
      this.#show(end, fault ? 'malformed' : 'incomplete', fault);
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
    const header = parseFrameHeader(
      this.#context.layer.slice({ start, end: start + maxFrameHeaderBytes }),
    );
    if (typeof header === 'number') return null;
    const fault = headerFault(header, this.#frameContext, start);
    const payloadStart = start + header.byteLength;
    const payload = { start: payloadStart, end: payloadStart + Number(header.payloadLength) };
    const data = this.#sorter.dataOf(header, start);
    data.begin(header, payloadStart);
    this.#taken = payloadStart;
    return { header, fault, payload, data };
  }

  /** True when the frame is whole, and the next one is to be read. */
  #readPayload({ header, fault, payload, data }: Announced): boolean {
    const { layer } = this.#context;
    const end = Math.min(layer.byteLength, payload.end);
    if (end > this.#taken) data.take({ start: this.#taken, end }, true);
    this.#taken = Math.max(this.#taken, end);
    if (layer.byteLength < payload.end) return false;
    this.#show(payload.end, fault ? 'malformed' : 'complete', fault);
    data.finish(header);
    this.#sorter.finish(header);
    this.#frameContext = nextFrameContext(this.#frameContext, header);
    this.#unit = new FrameUnit(this.#context, { start: payload.end, unit: null }, this.#exchange);
    this.#announced = null;
    return true;
  }

  /** Makes the units of the frame that is not whole reach to `end`. */
  #cover(end: number): void {
    this.#unit.growTo(end);
    this.#announced?.data.cover();
  }

  /** What is known of the frame up to `end`. */
  #show(end: number, state: Unit['state'], error: DecodeError | null): void {
    const { header, data } = this.#announced ?? {};
    const title = header && data ? frameTitle(header, data.layer) : 'frame';
    this.#unit.show({ title, fields: this.#fieldsUpTo(end), state, error }, end);
  }

  /** Reads the fields of the frame up to `end`; there are none while the header is not whole. */
  #fieldsUpTo(end: number): Fields {
    if (!this.#announced) return [];
    const { layer } = this.#context;
    const { start } = this.#unit;
    const context = this.#frameContext;
    return () => frameFields(layer, { start, end }, context);
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
    const { header, fault } = this.#announced ?? {};
    const expected = header ? BigInt(header.byteLength) + header.payloadLength : 2n;
    const rule = truncatedFrame({ start, end: byteLength }, byteLength - start, expected);
    const error = createDecodeError(rule);
    noteFault(this.#context, this.#exchange, error);
    if (byteLength > start) this.#show(byteLength, 'malformed', fault ?? error);
  }
}

/** The fields of the frame in `range`, of which at least the header is there. */
function frameFields(layer: RawLayer, range: ByteRange, context: FrameContext): readonly Field[] {
  const { start, end } = range;
  const bytes = layer.slice({ start, end: Math.min(start + maxFrameHeaderBytes, end) });
  const header = decodeFrameHeader(bytes, { atEnd: false, byteOffset: start }, context);
  if (header.status !== 'complete') return header.fields;
  const payload = { start: start + header.byteLength, end };
  const previewEnd = Math.min(end, payload.start + payloadPreviewBytes);
  const preview = layer.slice({ start: payload.start, end: previewEnd });
  return [...header.fields, ...payloadDataFields(header.value, payload, preview)];
}
