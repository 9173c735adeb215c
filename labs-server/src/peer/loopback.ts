/** What Bob does with media: he counts what he receives, and sends it back. */
import type { MediaStreamTrack, RTCDtlsTransport, RTCRtpTransceiver } from 'werift';
import type { ReceivedMedia } from '../../wire/peer-status.ts';
import { asksForKeyFrame } from './key-frame-request.ts';
import { MediaCounter } from './media-counter.ts';
import { packetsSent } from './werift-internals.ts';

/** Least time between two requests that are passed on: a browser asks again until a key frame is there. */
const requestEveryMs = 200;

/** The media of one call. */
export class Loopback {
  readonly #sections: Section[] = [];
  readonly #nowMs: () => number;

  /** @param nowMs of a clock that never goes back */
  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  get media(): readonly ReceivedMedia[] {
    return this.#sections.map((section) => section.status);
  }

  attach(transceiver: RTCRtpTransceiver): void {
    this.#sections.push(new Section(transceiver, this.#nowMs));
  }
}

/** One m-section of audio or video. */
class Section {
  readonly #transceiver: RTCRtpTransceiver;
  readonly #counter = new MediaCounter();
  readonly #nowMs: () => number;
  #transport: RTCDtlsTransport | null = null;
  #ssrc: number | null = null;
  #requests = 0;
  #requestedAtMs = -Infinity;

  constructor(transceiver: RTCRtpTransceiver, nowMs: () => number) {
    this.#transceiver = transceiver;
    this.#nowMs = nowMs;
    // What the offer only sends is answered with recvonly all the same (RFC 9429 section 5.3.1).
    transceiver.setDirection('sendrecv');
    transceiver.onTrack.subscribe((track) => this.#loop(track));
  }

  get status(): ReceivedMedia {
    const { mid, kind, codecs, sender } = this.#transceiver;
    return {
      mid: mid ?? '',
      kind: kind === 'audio' ? 'audio' : 'video',
      codec: codecs[0]?.name ?? '',
      ...this.#counter.counted,
      sentBack: packetsSent(sender),
      keyFrameRequests: this.#requests,
    };
  }

  #loop(track: MediaStreamTrack): void {
    this.#listen(this.#transceiver.dtlsTransport);
    track.onReceiveRtp.subscribe((packet) => {
      const { ssrc, sequenceNumber, marker } = packet.header;
      this.#ssrc = ssrc;
      const codec = track.codec?.name ?? this.#transceiver.codecs[0]?.name ?? '';
      this.#counter.count({ ssrc, sequenceNumber, marker, payload: packet.payload }, codec);
      // The sender of the library does not ask what was negotiated.
      const { currentDirection, sender } = this.#transceiver;
      if (currentDirection === 'sendrecv') void sender.sendRtp(packet);
    });
  }

  /** Not `onPictureLossIndication`: the library takes the request for one to the receiver where both have one SSRC table. */
  #listen(transport: RTCDtlsTransport): void {
    if (transport === this.#transport) return;
    this.#transport = transport;
    transport.onRtcp.subscribe((packet) => {
      if (asksForKeyFrame(packet, this.#transceiver.sender.ssrc)) this.#passRequestOn();
    });
  }

  /** The picture that the browser misses is its own: so it is asked for a new one. */
  #passRequestOn(): void {
    const now = this.#nowMs();
    if (this.#ssrc === null || now - this.#requestedAtMs < requestEveryMs) return;
    this.#requestedAtMs = now;
    this.#requests += 1;
    void this.#transceiver.receiver.sendRtcpPLI(this.#ssrc);
  }
}
