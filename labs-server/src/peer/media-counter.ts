/** Counts the RTP packets of one m-section. */
import type { ReceivedMedia } from '../../wire/peer-status.ts';
import { readVp8Start } from './vp8-payload.ts';

/** What is counted of a packet. */
export interface CountedPacket {
  readonly ssrc: number;
  readonly sequenceNumber: number;
  readonly marker: boolean;
  readonly payload: Uint8Array;
}

/** RFC 3550 appendix A.1: a step back of less than this is a packet out of order. */
const halfCycle = 0x8000;

export class MediaCounter {
  readonly #counts = { packets: 0, bytes: 0, frames: 0, keyFrames: 0 };
  #size: ReceivedMedia['size'] = null;
  #ssrc: number | null = null;
  /** Of the present source: the extended sequence numbers of its first and highest packet, and how many came. */
  #first = 0;
  #highest = 0;
  #received = 0;
  /** Lost of sources before. */
  #lostBefore = 0;

  count(packet: CountedPacket, codec: string): void {
    this.#counts.packets += 1;
    this.#counts.bytes += packet.payload.length;
    this.#sequence(packet);
    if (codec.toUpperCase() !== 'VP8') return;
    if (packet.marker) this.#counts.frames += 1;
    const start = readVp8Start(packet.payload);
    if (start?.isKeyFrame !== true) return;
    this.#counts.keyFrames += 1;
    this.#size = start.size ?? this.#size;
  }

  get counted(): Pick<
    ReceivedMedia,
    'packets' | 'bytes' | 'frames' | 'keyFrames' | 'lost' | 'size'
  > {
    return { ...this.#counts, size: this.#size, lost: this.#lostBefore + this.#lost };
  }

  /** RFC 3550 appendix A.3: expected minus received; duplicates can make it negative. */
  get #lost(): number {
    return this.#ssrc === null ? 0 : Math.max(0, this.#highest - this.#first + 1 - this.#received);
  }

  #sequence({ ssrc, sequenceNumber }: CountedPacket): void {
    if (ssrc !== this.#ssrc) {
      this.#lostBefore += this.#lost;
      this.#ssrc = ssrc;
      this.#first = sequenceNumber;
      this.#highest = sequenceNumber;
      this.#received = 1;
      return;
    }
    this.#received += 1;
    const step = (sequenceNumber - this.#highest) & 0xffff;
    if (step < halfCycle) this.#highest += step;
    else this.#first = Math.min(this.#first, this.#highest - (0x10000 - step));
  }
}
