/** Two calls that are one: what comes on either goes on by the other, and can be read in between. */
import type { RTCDataChannel, RTCPeerConnection, RTCRtpTransceiver } from 'werift';
import type { EchoedChannel, ReceivedMedia } from '../../wire/peer-status.ts';
import type { Overheard } from '../labs/lab-peer.ts';
import type { Clock } from '../labs/lab.ts';
import type { Conduct } from './conduct.ts';
import { MediaSection } from './media-section.ts';
import { type ChannelMessage, sendMessage } from './send-message.ts';

/** Messages that wait for the other side's channel to open, of one channel. */
const maxWaiting = 64;
/** Bytes that wait in the library to be sent, of one channel. */
const maxBufferedBytes = 1024 * 1024;
/** Channels of one call. */
const maxChannels = 16;

interface Lane {
  readonly channel: RTCDataChannel;
  readonly waiting: ChannelMessage[];
}

/** One of the two calls. Give each the other by `join`, before the first description. */
export class BridgeEnd implements Conduct {
  readonly #clock: Clock;
  readonly #overheard: (message: Overheard) => void;
  readonly #onExcess: () => void;
  readonly #lanes = new Map<string, Lane>();
  /** For the other end, in the order of the m-sections. */
  readonly sections: MediaSection[] = [];
  #connection: RTCPeerConnection | null = null;
  #other: BridgeEnd | null = null;

  constructor(clock: Clock, overheard: (message: Overheard) => void, onExcess: () => void) {
    this.#clock = clock;
    this.#overheard = overheard;
    this.#onExcess = onExcess;
  }

  static join(one: BridgeEnd, other: BridgeEnd): void {
    one.#other = other;
    other.#other = one;
  }

  get media(): readonly ReceivedMedia[] {
    return this.sections.map((section) => section.status);
  }

  get channels(): readonly EchoedChannel[] {
    return [...this.#lanes.values()].map(({ channel }) => ({
      label: channel.label,
      messages: channel.messagesReceived,
      bytes: channel.bytesReceived,
    }));
  }

  /** What waits here was never taken from the window. */
  readonly waitingBytes = 0;

  /** Of the data channels. */
  get labels(): readonly string[] {
    return [...this.#lanes.keys()];
  }

  /** The same m-sections as the other call has, and a data channel. */
  prepareOffer(connection: RTCPeerConnection): void {
    this.#connection = connection;
    for (const { kind } of this.#other?.sections ?? []) {
      this.attachMedia(connection.addTransceiver(kind, { direction: 'sendrecv' }));
    }
    const labels = this.#other?.labels ?? [];
    for (const label of labels.length === 0 ? ['chat'] : labels) {
      this.attachChannel(connection.createDataChannel(label));
    }
  }

  attachChannel(channel: RTCDataChannel): void {
    if (this.#lanes.size >= maxChannels) return this.#onExcess();
    const lane: Lane = { channel, waiting: [] };
    this.#lanes.set(channel.label, lane);
    channel.stateChanged.subscribe((state) => {
      if (state === 'open')
        for (const message of lane.waiting.splice(0)) sendMessage(channel, message);
    });
    channel.onMessage.subscribe((message) => {
      this.#overheard(overheardOf(channel.label, message));
      this.#other?.pass(channel.label, message);
    });
  }

  attachMedia(transceiver: RTCRtpTransceiver): void {
    const section = new MediaSection(transceiver, this.#clock);
    const opposite = this.#other?.sections[this.sections.length];
    this.sections.push(section);
    if (opposite === undefined) return;
    section.sendOnBy(opposite);
    opposite.sendOnBy(section);
  }

  /** For the other end: sends what came there. */
  pass(label: string, message: ChannelMessage): void {
    if (!this.#lanes.has(label) && this.#connection !== null) {
      this.attachChannel(this.#connection.createDataChannel(label));
    }
    const lane = this.#lanes.get(label);
    if (lane === undefined) return;
    const { channel, waiting } = lane;
    if (channel.readyState === 'open') sendMessage(channel, message);
    else waiting.push(message);
    if (waiting.length > maxWaiting || channel.bufferedAmount > maxBufferedBytes) this.#onExcess();
  }
}

function overheardOf(label: string, message: ChannelMessage): Overheard {
  const byteLength = Buffer.byteLength(message);
  return { label, text: typeof message === 'string' ? message : null, byteLength };
}
