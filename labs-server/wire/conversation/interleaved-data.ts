/** The data of one interleaved frame in a layer of their own: RFC 2326 section 10.12. */
import type { ByteRange } from '../field/field.ts';
import { interleavedHeaderBytes } from '../rtsp/interleaved.ts';
import type { MappedLayer } from './mapped-layer.ts';
import { addMediaPacket, coverMediaPacket, type MediaPacket } from './media-packet.ts';
import type { RtspSession } from './rtsp-session.ts';
import type { StreamContext } from './stage.ts';

export class InterleavedData {
  /** Where the data lie on the stream. */
  readonly range: ByteRange;
  /** `channel 0, 1400 B`. */
  readonly title: string;
  readonly #context: StreamContext;
  readonly #layer: MappedLayer;
  readonly #session: RtspSession;
  readonly #channel: number;
  readonly #exchange: number;
  #hasGap = false;
  #unit: number | null = null;
  #finished = false;

  /** The header of the frame, which is there, begins at `start`. */
  constructor(context: StreamContext, session: RtspSession, start: number, exchange: number) {
    const dataStart = start + interleavedHeaderBytes;
    const [, channel = 0, high = 0, low = 0] = context.layer.slice({ start, end: dataStart });
    const byteLength = (high << 8) | low;
    this.#context = context;
    this.#session = session;
    this.#channel = channel;
    this.#exchange = exchange;
    this.range = { start: dataStart, end: dataStart + byteLength };
    this.title = `channel ${channel}, ${byteLength} B`;
    this.#layer = context.layers.addMapped(context.layer, 'interleaved data', dataStart);
  }

  /** What `range` has of the data is there, or was not kept. */
  take({ start, end }: ByteRange, kept: boolean): void {
    const taken = this.range.start + this.#layer.byteLength;
    const own = { start: Math.max(start, taken), end: Math.min(end, this.range.end) };
    if (own.end <= own.start) return;
    this.#layer.map.append(own);
    if (!kept) this.#hasGap = true;
    this.#unit = coverMediaPacket(this.#context.units, this.#packet(this.#hasGap));
  }

  /** Nothing more comes. */
  finish(): void {
    if (this.#finished) return;
    this.#finished = true;
    const isWhole = this.#layer.byteLength === this.range.end - this.range.start;
    addMediaPacket(this.#context.units, this.#packet(this.#hasGap || !isWhole));
  }

  #packet(hasGap: boolean): MediaPacket {
    return {
      layer: this.#layer,
      range: { start: 0, end: this.#layer.byteLength },
      exchange: this.#exchange,
      kind: this.#session.kindOf(this.#channel),
      hasGap,
      unit: this.#unit,
      frames: this.#session.framesOf(this.#context),
      offset: this.range.start,
    };
  }
}
