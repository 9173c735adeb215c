/** Reads one direction of an RTSP connection: requests, responses and interleaved frames (RFC 2326 sections 4 and 10.12). */
import type { DecodeResult, Malformed } from '../field/decode-result.ts';
import type { ByteRange } from '../field/field.ts';
import { decodeRtspUnit, maxRtspHeadBytes } from '../rtsp/decode-unit.ts';
import { dollar, interleavedHeaderBytes } from '../rtsp/interleaved.ts';
import type { RtspUnit } from '../rtsp/message.ts';
import { HeadScanner } from './head-scanner.ts';
import { noteFault } from './incomplete-message.ts';
import { InterleavedData } from './interleaved-data.ts';
import { RawStage } from './raw-stage.ts';
import { addRtspBody, endsHead } from './rtsp-body.ts';
import { RtspResyncStage } from './rtsp-resync-stage.ts';
import type { RtspSession } from './rtsp-session.ts';
import type { Stage, StreamContext, Undecoded } from './stage.ts';
import { limitTitle } from './titles.ts';
import { afterBrokenRule } from './undecoded.ts';
import type { UnitDraft } from './unit-list.ts';

type Says = Pick<UnitDraft, 'kind' | 'title' | 'fields' | 'state' | 'error'>;

const limits = { startLineBytes: maxRtspHeadBytes, headBytes: maxRtspHeadBytes };
const begun: Says = {
  kind: 'message',
  title: 'message',
  fields: [],
  state: 'incomplete',
  error: null,
};

export class RtspStage implements Stage {
  readonly #context: StreamContext;
  readonly #session: RtspSession;
  #start: number;
  #unit: number | null = null;
  #exchange: number;
  #scanner: HeadScanner | null = null;
  /** The frame that is being read. */
  #frame: InterleavedData | null = null;
  /** Where the message ends, once its Content-Length is known. */
  #end: number | null = null;
  #hasGap = false;

  constructor(context: StreamContext, session: RtspSession, start: number) {
    this.#context = context;
    this.#session = session;
    this.#start = start;
    this.#exchange = session.current;
  }

  advance(atEnd: boolean): Stage | null {
    const { layer } = this.#context;
    while (layer.byteLength > this.#start) {
      const [first] = layer.slice({ start: this.#start, end: this.#start + 1 });
      const step = first === dollar ? this.#readFrame() : this.#readMessage();
      if (typeof step === 'object') return step;
      if (step === 'wait') {
        this.#cover(layer.byteLength);
        return atEnd ? this.#failAtEnd() : null;
      }
    }
    return null;
  }

  skip(gap: ByteRange): Stage {
    const end = this.#frame?.range.end ?? this.#end ?? 0;
    if (gap.end <= end) {
      this.#frame?.take(gap, false);
      this.#hasGap = true;
      return this;
    }
    this.#cover(gap.start);
    this.#frame?.finish();
    const resume = (start: number) => new RtspStage(this.#context, this.#session, start);
    return new RtspResyncStage(this.#context, gap, this.#exchange, resume);
  }

  refresh(): void {
    if (this.#unit === null) return;
    const end = Math.min(this.#context.layer.byteLength, this.#start + maxRtspHeadBytes);
    const result = this.#decode(end, false);
    if (result.status === 'incomplete') {
      this.#say(this.#context.layer.byteLength, { ...this.#words(), fields: result.fields });
    }
  }

  abandon = (): Undecoded => ({ start: this.#start, unit: this.#unit });

  #decode(end: number, atEnd: boolean): DecodeResult<RtspUnit> {
    const bytes = this.#context.layer.slice({ start: this.#start, end });
    return decodeRtspUnit(bytes, { atEnd, byteOffset: this.#start });
  }

  #readFrame(): 'read' | 'wait' {
    const { layer } = this.#context;
    const start = this.#start;
    if (!this.#frame) {
      if (layer.byteLength < start + interleavedHeaderBytes) return 'wait';
      this.#exchange = this.#session.current;
      this.#cover(layer.byteLength);
      this.#frame = new InterleavedData(this.#context, this.#session, start, this.#exchange);
    }
    const frame = this.#frame;
    frame.take({ start: 0, end: layer.byteLength }, true);
    if (layer.byteLength < frame.range.end) return 'wait';
    const { end } = frame.range;
    const fields = () => {
      const bytes = layer.slice({ start, end });
      return decodeRtspUnit(bytes, { atEnd: true, byteOffset: start }).fields;
    };
    this.#say(end, { ...this.#words(), fields, state: 'complete' });
    frame.finish();
    this.#next(end);
    return 'read';
  }

  #readMessage(): 'read' | 'wait' | Stage {
    const { layer } = this.#context;
    if (this.#end !== null)
      return layer.byteLength < this.#end ? 'wait' : this.#readUpTo(this.#end);
    this.#scanner ??= new HeadScanner(layer, this.#start, limits);
    for (let range = this.#scanner.next(); range; range = this.#scanner.next()) {
      const result = this.#decode(range.end, false);
      if (result.status !== 'incomplete') return this.#finish(result, range.end);
      if (!endsHead(result.fields)) continue;
      this.#end = this.#start + result.leastByteLength;
      return layer.byteLength < this.#end ? 'wait' : this.#readUpTo(this.#end);
    }
    return 'wait';
  }

  #readUpTo(end: number): 'read' | 'wait' | Stage {
    return this.#finish(this.#decode(end, true), end);
  }

  #finish(result: DecodeResult<RtspUnit>, judgedEnd: number): 'read' | 'wait' | Stage {
    if (result.status === 'malformed') return this.#fail(result, judgedEnd);
    if (result.status === 'incomplete') return 'wait';
    const { value, fields, byteLength, fault = null } = result;
    const { title, exchange } = this.#session.note(this.#context.direction, value);
    this.#exchange = exchange;
    const state = fault ? 'malformed' : 'complete';
    const told = this.#hasGap ? `${title}, not all kept` : title;
    this.#say(this.#start + byteLength, {
      ...begun,
      title: limitTitle(told),
      fields,
      state,
      error: fault,
    });
    if (!this.#hasGap) addRtspBody(this.#context, value, exchange);
    this.#next(this.#start + byteLength);
    return 'read';
  }

  #words(): Says {
    return this.#frame ? { ...begun, kind: 'frame', title: this.#frame.title } : begun;
  }

  #next(start: number): void {
    this.#unit = null;
    this.#start = start;
    this.#scanner = null;
    this.#frame = null;
    this.#end = null;
    this.#hasGap = false;
  }

  #fail({ fields, error }: Malformed, end: number): Stage {
    this.#say(end, { ...this.#words(), fields, state: 'malformed', error });
    const from = { start: end, unit: null };
    return new RawStage(this.#context, from, this.#exchange, afterBrokenRule(error.source));
  }

  /** The connection closed within a message or a frame. */
  #failAtEnd(): Stage | null {
    const end = this.#context.layer.byteLength;
    const result = this.#decode(end, true);
    if (result.status !== 'malformed') return null;
    noteFault(this.#context, this.#exchange, result.error);
    this.#frame?.finish();
    return this.#fail(result, end);
  }

  #cover(end: number): void {
    if (end > this.#start) this.#say(end, this.#words());
  }

  #say(end: number, says: Says): void {
    const { units, direction, layer } = this.#context;
    const range = { start: this.#start, end };
    const unit = { ...says, format: 'rtsp', range, exchange: this.#exchange } as const;
    if (this.#unit === null) this.#unit = units.add({ ...unit, direction, layer: layer.key });
    else units.update(this.#unit, unit);
  }
}
