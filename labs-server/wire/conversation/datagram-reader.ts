/** Reads one direction of a flow of datagrams: each is a packet of its own (RFC 3550 section 11). */
import { addMediaPacket, coverMediaPacket, type MediaPacket } from './media-packet.ts';
import { RtpFrames } from './rtp-frames.ts';
import type { StreamContext } from './stage.ts';
import { reasons, setUndecoded } from './undecoded.ts';

export class DatagramReader {
  readonly #context: StreamContext;
  readonly #frames: RtpFrames;
  /** Where the datagram begins that is being appended. */
  #start = 0;
  #unit: number | null = null;
  #hasGap = false;
  #kept = false;
  #ended = false;

  constructor(context: StreamContext) {
    this.#context = context;
    this.#frames = new RtpFrames(context);
  }

  append(bytes: Uint8Array): void {
    if (this.#ended || bytes.length === 0) return;
    this.#context.layer.store.append(bytes);
    this.#kept = true;
    this.#cover();
  }

  skip(byteLength: number): void {
    if (this.#ended || byteLength <= 0) return;
    this.#context.layer.store.skip(byteLength);
    this.#hasGap = true;
    this.#cover();
  }

  /** What was appended since the last time is one datagram. */
  endRecord(): void {
    const { layer, units } = this.#context;
    const packet = this.#packet();
    if (this.#kept || !this.#hasGap) addMediaPacket(units, packet);
    else setUndecoded(this.#context, packet.range, reasons.datagramsNotKept, 0, this.#unit);
    this.#start = layer.byteLength;
    this.#unit = null;
    this.#hasGap = false;
    this.#kept = false;
  }

  end(): void {
    if (!this.#ended) this.endRecord();
    this.#ended = true;
  }

  refresh(): void {}

  #cover(): void {
    this.#unit = coverMediaPacket(this.#context.units, this.#packet());
  }

  #packet(): MediaPacket {
    const { layer } = this.#context;
    const range = { start: this.#start, end: layer.byteLength };
    const [hasGap, unit, frames] = [this.#hasGap, this.#unit, this.#frames];
    return { layer, range, exchange: 0, kind: null, hasGap, unit, frames, offset: 0 };
  }
}
