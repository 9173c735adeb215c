/** Both directions of one RTSP connection: what was said, how many packets came, and the picture that they make. */
import { JpegAssembly } from '@wireside/labs-server/wire/rtp-jpeg/jpeg-assembly.ts';
import { readRtpPacket } from '@wireside/labs-server/wire/rtp-jpeg/rtp-packet.ts';
import { emptyDialogue, withRequest, withResponse, type RtspDialogue } from './rtsp-dialogue.ts';
import { RtspStream } from './rtsp-stream.ts';

export interface MediaCount {
  readonly rtpPackets: number;
  readonly rtcpPackets: number;
  /** Of both, `$` headers not counted. */
  readonly mediaBytes: number;
  readonly frames: number;
  /** Frames of which a packet was missing. */
  readonly droppedFrames: number;
}

export class RtspReception {
  #dialogue = emptyDialogue;
  #rtpPackets = 0;
  #rtcpPackets = 0;
  #mediaBytes = 0;
  #frames = 0;
  readonly #assembly: JpegAssembly;
  readonly #sent: RtspStream;
  readonly #received: RtspStream;

  /** @param onFrame gets each whole frame, as a JPEG of its own */
  constructor(onFrame: (jpeg: Uint8Array) => void) {
    this.#assembly = new JpegAssembly((jpeg) => {
      this.#frames += 1;
      onFrame(jpeg);
    });
    this.#sent = new RtspStream({
      onMessage: (text) => void (this.#dialogue = withRequest(this.#dialogue, text)),
      onInterleaved: () => {},
    });
    this.#received = new RtspStream({
      onMessage: (text) => void (this.#dialogue = withResponse(this.#dialogue, text)),
      onInterleaved: (channel, data) => this.#takePacket(channel, data),
    });
  }

  get dialogue(): RtspDialogue {
    return this.#dialogue;
  }

  get media(): MediaCount {
    return {
      rtpPackets: this.#rtpPackets,
      rtcpPackets: this.#rtcpPackets,
      mediaBytes: this.#mediaBytes,
      frames: this.#frames,
      droppedFrames: this.#assembly.droppedFrames,
    };
  }

  sent(bytes: Uint8Array): void {
    this.#sent.take(bytes);
  }

  received(bytes: Uint8Array): void {
    this.#received.take(bytes);
  }

  /** RFC 2326 section 10.12: RTP on the lower channel of the pair, RTCP on the one above. */
  #takePacket(channel: number, data: Uint8Array): void {
    this.#mediaBytes += data.length;
    if (channel % 2 === 1) {
      this.#rtcpPackets += 1;
      return;
    }
    this.#rtpPackets += 1;
    const packet = readRtpPacket(data);
    if (packet !== null) this.#assembly.take(packet);
  }
}
