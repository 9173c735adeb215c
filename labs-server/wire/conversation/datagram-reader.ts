/** Reads one direction of a flow of datagrams: each is a packet of its own (RFC 3550 section 11, RFC 8489 section 6.2.1). */
import type { ByteRange } from '../field/field.ts';
import type { StreamContext } from './stage.ts';
import { type Reason, setUndecoded } from './undecoded.ts';

/** Makes units of datagrams. `unit`: one that covers the datagram so far; null: none is there. */
export interface DatagramPackets {
  /** Why a datagram has no bytes at all. */
  readonly notKept: Reason;
  /** Makes a datagram of which more bytes are to come reach as far as they are there; returns the unit. */
  cover(range: ByteRange, unit: number | null): number;
  /** Adds the units of a datagram that is whole. An empty one has none. */
  add(range: ByteRange, unit: number | null, hasGap: boolean): void;
}

export class DatagramReader {
  readonly #context: StreamContext;
  readonly #packets: DatagramPackets;
  /** Where the datagram begins that is being appended. */
  #start = 0;
  #unit: number | null = null;
  #hasGap = false;
  #kept = false;
  /** True when bytes of a datagram came that its unit does not cover yet. */
  #grown = false;
  #ended = false;

  constructor(context: StreamContext, packets: DatagramPackets) {
    this.#context = context;
    this.#packets = packets;
  }

  append(bytes: Uint8Array): void {
    if (this.#ended || bytes.length === 0) return;
    this.#context.layer.store.append(bytes);
    this.#kept = true;
    this.#grown = true;
  }

  skip(byteLength: number): void {
    if (this.#ended || byteLength <= 0) return;
    this.#context.layer.store.skip(byteLength);
    this.#hasGap = true;
    this.#grown = true;
  }

  /** What was appended since the last time is one datagram. */
  endRecord(): void {
    const { notKept } = this.#packets;
    const range = this.#range();
    if (this.#kept || !this.#hasGap) this.#packets.add(range, this.#unit, this.#hasGap);
    else setUndecoded(this.#context, range, notKept, 0, this.#unit);
    this.#start = range.end;
    this.#unit = null;
    this.#hasGap = false;
    this.#kept = false;
    this.#grown = false;
  }

  end(): void {
    if (!this.#ended) this.endRecord();
    this.#ended = true;
  }

  /** Most datagrams are whole before anybody looks: only one that is not gets a unit that covers it. */
  refresh(): void {
    if (!this.#grown) return;
    this.#grown = false;
    this.#unit = this.#packets.cover(this.#range(), this.#unit);
  }

  #range(): ByteRange {
    return { start: this.#start, end: this.#context.layer.byteLength };
  }
}
