/** One m-section of audio or video of a call in the lab server: what it receives is counted, and sent on. */
import type { MediaStreamTrack, RTCDtlsTransport, RTCRtpTransceiver, RtpPacket } from 'werift';
import type { ReceivedMedia } from '../../wire/peer-status.ts';
import type { Clock } from '../labs/lab.ts';
import { asksForKeyFrame } from './key-frame-request.ts';
import { MediaCounter } from './media-counter.ts';
import { packetsSent } from './werift-internals.ts';

/** Least time between two requests that are passed on: a browser asks again until a key frame is there. */
const requestEveryMs = 200;

export class MediaSection {
  readonly #transceiver: RTCRtpTransceiver;
  readonly #counter = new MediaCounter();
  readonly #clock: Clock;
  /** Who sends what comes here, and is asked for a key frame by its receiver; null: nobody. */
  #onward: MediaSection | null = null;
  #transport: RTCDtlsTransport | null = null;
  #ssrc: number | null = null;
  #requests = 0;
  #requestedAtMs = -Infinity;

  constructor(transceiver: RTCRtpTransceiver, clock: Clock) {
    this.#transceiver = transceiver;
    this.#clock = clock;
    transceiver.onTrack.subscribe((track) => this.#receive(track));
  }

  get kind(): 'audio' | 'video' {
    return this.#transceiver.kind === 'audio' ? 'audio' : 'video';
  }

  get status(): ReceivedMedia {
    const { mid, codecs, sender } = this.#transceiver;
    return {
      mid: mid ?? '',
      kind: this.kind,
      codec: codecs[0]?.name ?? '',
      ...this.#counter.counted,
      sentBack: packetsSent(sender),
      keyFrameRequests: this.#requests,
    };
  }

  /** From now on what comes here goes to the other side of `onward`. Itself: back to who sent it. */
  sendOnBy(onward: MediaSection): void {
    this.#onward = onward;
    // What the offer only sends is answered with recvonly all the same (RFC 9429 section 5.3.1).
    onward.#transceiver.setDirection('sendrecv');
  }

  #receive(track: MediaStreamTrack): void {
    this.#listen(this.#transceiver.dtlsTransport);
    track.onReceiveRtp.subscribe((packet) => {
      const { ssrc, sequenceNumber, marker } = packet.header;
      this.#ssrc = ssrc;
      const codec = track.codec?.name ?? this.#transceiver.codecs[0]?.name ?? '';
      this.#counter.count({ ssrc, sequenceNumber, marker, payload: packet.payload }, codec);
      this.#onward?.send(packet);
    });
  }

  /** For the section that receives. The sender of the library does not ask what was negotiated. */
  send(packet: RtpPacket): void {
    const { currentDirection, sender } = this.#transceiver;
    // Whether it arrives is not known anyhow: what cannot be sent is lost.
    if (currentDirection === 'sendrecv') sender.sendRtp(packet).catch(() => {});
  }

  /** Not `onPictureLossIndication`: the library takes the request for one to the receiver where both have one SSRC table. */
  #listen(transport: RTCDtlsTransport): void {
    if (transport === this.#transport) return;
    this.#transport = transport;
    transport.onRtcp.subscribe((packet) => {
      if (asksForKeyFrame(packet, this.#transceiver.sender.ssrc)) this.#onward?.askForKeyFrame();
    });
  }

  /** For the section that receives. The picture that is missed is made by who sends to this section: so it is asked for a new one. */
  askForKeyFrame(): void {
    const now = this.#clock.monotonicUs() / 1_000;
    if (this.#ssrc === null || now - this.#requestedAtMs < requestEveryMs) return;
    this.#requestedAtMs = now;
    this.#requests += 1;
    void this.#transceiver.receiver.sendRtcpPLI(this.#ssrc);
  }
}
