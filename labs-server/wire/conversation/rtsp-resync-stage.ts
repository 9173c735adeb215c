/** After a gap on an RTSP connection: bytes stay undecoded up to what can only be a start line, or frames in a row. */
import type { ByteRange } from '../field/field.ts';
import { latin1Text } from '../field/text.ts';
import { dollar, interleavedHeaderBytes } from '../rtsp/interleaved.ts';
import type { Stage, StreamContext, Undecoded } from './stage.ts';
import { reasons, setUndecoded } from './undecoded.ts';

const startLine =
  /^(?:(?:OPTIONS|DESCRIBE|ANNOUNCE|SETUP|PLAY|PAUSE|TEARDOWN|GET_PARAMETER|SET_PARAMETER|REDIRECT|RECORD) \S+ RTSP\/1\.0|RTSP\/1\.0 [1-5]\d\d(?: [^\r\n]*)?)\r\n/;
/** A start line is looked for in so many bytes. */
const maxStartLineBytes = 1024;
/** So many frames in a row, each with RTP or RTCP of version 2, are none by chance. */
const framesInRow = 3;

export class RtspResyncStage implements Stage {
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
    for (; this.#scanned < byteLength; this.#scanned += 1) {
      const found = this.#beginsAt(this.#scanned);
      if (found === 'wait') break;
      if (found) {
        this.#cover(this.#scanned);
        return this.#resume(this.#scanned);
      }
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

  #beginsAt(start: number): boolean | 'wait' {
    const { layer } = this.#context;
    const [first = 0] = layer.slice({ start, end: start + 1 });
    if (first === dollar) return this.#framesBeginAt(start);
    // Methods and RTSP/1.0 begin with one of these letters.
    if (!'ODASPTGR'.includes(String.fromCharCode(first))) return false;
    const text = latin1Text(layer.slice({ start, end: start + maxStartLineBytes }));
    if (startLine.test(text)) return true;
    const canGrow = text.length < maxStartLineBytes && /^[A-Z_]*(?:[ /][^\r\n]*)?\r?$/.test(text);
    return canGrow ? 'wait' : false;
  }

  #framesBeginAt(start: number): boolean | 'wait' {
    const { layer } = this.#context;
    let at = start;
    for (let count = 0; count < framesInRow; count += 1) {
      const header = layer.slice({ start: at, end: at + interleavedHeaderBytes + 1 });
      const [magic = dollar, channel = 0, high = 0, low = 0, version = 0x80] = header;
      const byteLength = (high << 8) | low;
      if (magic !== dollar || channel > 15 || version >> 6 !== 2) return false;
      if (header.length > 3 && byteLength < 8) return false;
      if (header.length <= interleavedHeaderBytes) return 'wait';
      at += interleavedHeaderBytes + byteLength;
    }
    return true;
  }

  #cover(end: number): void {
    if (end <= this.#start) return;
    const range = { start: this.#start, end };
    const { rtspNotKept } = reasons;
    this.#unit = setUndecoded(this.#context, range, rtspNotKept, this.#exchange, this.#unit);
  }
}
