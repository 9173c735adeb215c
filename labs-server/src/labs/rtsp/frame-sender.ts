/** Frames as a stream of RTP packets with sender reports (RFC 3550 sections 5.1 and 6.4.1). */
import type { Clock } from '../lab.ts';
import { jpegClockHz, packetsOfJpeg } from '../../../wire/rtp-jpeg/jpeg-packets.ts';
import { readJpegScan } from '../../../wire/rtp-jpeg/jpeg-scan.ts';
import type { Frame } from './live-stream.ts';
import type { MediaOutput } from './media-output.ts';
import { rtpHeaderLength } from '../../../wire/rtp-jpeg/rtp-packet.ts';
import { goodbye, senderReport } from './sender-report.ts';

export interface FrameSenderOptions {
  readonly clock: Clock;
  readonly output: MediaOutput;
  /** 32 random bits, told to the client in SETUP. */
  readonly ssrc: number;
  /** 16 random bits (RFC 3550 section 5.1). */
  readonly firstSequenceNumber: number;
  /** 32 random bits. */
  readonly timestampOffset: number;
  readonly cname: string;
}

/** Short enough for one Ethernet frame, with the headers of UDP and IP. */
const maxPacketBytes = 1400;
/** RFC 3550 section 6.2: five seconds is the recommended least interval. */
const reportIntervalMs = 5_000;

export class FrameSender {
  readonly #options: FrameSenderOptions;
  #sequenceNumber: number;
  #packetCount = 0;
  #octetCount = 0;
  #sentFrames = 0;
  #droppedFrames = 0;
  #cancelReport: (() => void) | null = null;

  constructor(options: FrameSenderOptions) {
    this.#options = options;
    this.#sequenceNumber = options.firstSequenceNumber;
  }

  get sentPackets(): number {
    return this.#packetCount;
  }

  get sentFrames(): number {
    return this.#sentFrames;
  }

  /** Left out for a slow reader, or because RTP cannot carry them. */
  get droppedFrames(): number {
    return this.#droppedFrames;
  }

  /** Of the next packet, for RTP-Info (RFC 2326 section 12.33). */
  get nextSequenceNumber(): number {
    return this.#sequenceNumber;
  }

  /** The RTP timestamp of an instant of the monotonic clock. */
  timestampAt(timeUs: number): number {
    return (Math.round((timeUs * jpegClockHz) / 1_000_000) + this.#options.timestampOffset) >>> 0;
  }

  send({ jpeg, capturedUs }: Frame): void {
    const { output, ssrc } = this.#options;
    const reading = output.isFull ? null : readJpegScan(jpeg);
    if (reading === null || !reading.ok) {
      this.#droppedFrames += 1;
      return;
    }
    const timestamp = this.timestampAt(capturedUs);
    const sequenceNumber = this.#sequenceNumber;
    const packets = packetsOfJpeg(reading.scan, {
      sequenceNumber,
      timestamp,
      ssrc,
      maxPacketBytes,
    });
    for (const packet of packets) {
      output.sendRtp(packet);
      this.#octetCount = (this.#octetCount + packet.length - rtpHeaderLength) >>> 0;
    }
    this.#sequenceNumber = (sequenceNumber + packets.length) & 0xffff;
    this.#packetCount = (this.#packetCount + packets.length) >>> 0;
    this.#sentFrames += 1;
    if (this.#cancelReport === null) this.#report();
  }

  /** Sends no more reports until the next frame. */
  pause(): void {
    this.#cancelReport?.();
    this.#cancelReport = null;
  }

  /** Says goodbye. */
  end(): void {
    this.pause();
    const { output, ssrc, cname } = this.#options;
    if (this.#packetCount > 0) output.sendRtcp(goodbye(ssrc, cname));
  }

  #report(): void {
    const { clock, output, ssrc, cname } = this.#options;
    const [wallMs, rtpTimestamp] = [clock.wallMs(), this.timestampAt(clock.monotonicUs())];
    const [packetCount, octetCount] = [this.#packetCount, this.#octetCount];
    output.sendRtcp(senderReport({ ssrc, wallMs, rtpTimestamp, packetCount, octetCount, cname }));
    this.#cancelReport = clock.after(reportIntervalMs, () => this.#report());
  }
}
