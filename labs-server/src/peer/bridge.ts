/** Two calls that are one: what comes on either goes on by the other, and can be read in between. */
import type { RTCDataChannel, RTCPeerConnection, RTCRtpTransceiver } from 'werift';
import type { EchoedChannel, ReceivedMedia } from '../../wire/peer-status.ts';
import type { Overheard } from '../labs/lab-peer.ts';
import type { Clock } from '../labs/lab.ts';
import { type CallLimit, limits, maxChannels } from './call-limits.ts';
import type { Conduct } from './conduct.ts';
import { MediaSection } from './media-section.ts';
import { MessageForwarder, type Passage } from './message-forwarder.ts';
import type { ChannelMessage } from './send-message.ts';

/** A data channel of one call, and its messages, which go on by one of the other call. */
interface Lane {
  readonly channel: RTCDataChannel;
  readonly passage: Passage;
  isJoined: boolean;
}

/** One of the two calls. Give each the other by `join`, before the first description. */
export class BridgeEnd implements Conduct {
  readonly #clock: Clock;
  readonly #overheard: (message: Overheard) => void;
  readonly #onExcess: (limit: CallLimit) => void;
  readonly #messages: MessageForwarder;
  /** Of the channels that are not closed, the eldest first. */
  readonly #lanes = new Set<Lane>();
  /** For the other end, in the order of the m-sections. */
  readonly sections: MediaSection[] = [];
  #connection: RTCPeerConnection | null = null;
  #other: BridgeEnd | null = null;

  constructor(
    clock: Clock,
    overheard: (message: Overheard) => void,
    onExcess: (limit: CallLimit) => void,
  ) {
    this.#clock = clock;
    this.#overheard = overheard;
    this.#onExcess = onExcess;
    this.#messages = new MessageForwarder(onExcess);
  }

  static join(one: BridgeEnd, other: BridgeEnd): void {
    one.#other = other;
    other.#other = one;
  }

  get media(): readonly ReceivedMedia[] {
    return this.sections.map((section) => section.status);
  }

  get channels(): readonly EchoedChannel[] {
    return [...this.#lanes].map(({ channel }) => ({
      label: channel.label,
      messages: channel.messagesReceived,
      bytes: channel.bytesReceived,
    }));
  }

  get waitingBytes(): number {
    return this.#messages.waitingBytes;
  }

  begin(connection: RTCPeerConnection): void {
    this.#connection = connection;
  }

  /** The same m-sections as the other call has, and its data channels, or one. */
  prepareOffer(connection: RTCPeerConnection): void {
    for (const { kind } of this.#other?.sections ?? []) {
      this.attachMedia(connection.addTransceiver(kind, { direction: 'sendrecv' }));
    }
    const opposites = this.#other === null ? [] : this.#other.#lanes;
    for (const lane of opposites) if (!lane.isJoined) this.#open(lane);
    if (this.#lanes.size === 0) this.#add(connection.createDataChannel('chat'));
  }

  /** It goes on by a channel of the same name that has no opposite yet, or else by a new one. */
  attachChannel(channel: RTCDataChannel): void {
    const lane = this.#add(channel);
    if (lane === null || this.#other === null) return;
    const free = [...this.#other.#lanes].find(
      ({ isJoined, channel: { label } }) => !isJoined && label === channel.label,
    );
    if (free === undefined) this.#other.#open(lane);
    else join(lane, free);
  }

  attachMedia(transceiver: RTCRtpTransceiver): void {
    const section = new MediaSection(transceiver, this.#clock);
    const opposite = this.#other?.sections[this.sections.length];
    this.sections.push(section);
    if (opposite === undefined) return;
    section.sendOnBy(opposite);
    opposite.sendOnBy(section);
  }

  /** Opens the opposite of a channel of the other call; before this call has begun, its first offer will. */
  #open(opposite: Lane): void {
    const { label, protocol, ordered, maxRetransmits, maxPacketLifeTime } = opposite.channel;
    const made = this.#connection?.createDataChannel(label, {
      protocol,
      ordered,
      ...(maxRetransmits === null ? {} : { maxRetransmits: unsignedShort(maxRetransmits) }),
      ...(maxPacketLifeTime === null
        ? {}
        : { maxPacketLifeTime: unsignedShort(maxPacketLifeTime) }),
    });
    const lane = made === undefined ? null : this.#add(made);
    if (lane !== null) join(lane, opposite);
  }

  /** Null: there are too many. */
  #add(channel: RTCDataChannel): Lane | null {
    if (this.#lanes.size >= maxChannels) {
      this.#onExcess(limits.channels);
      return null;
    }
    const { label } = channel;
    channel.onMessage.subscribe((message) => this.#overheard(overheardOf(label, message)));
    const lane: Lane = { channel, passage: this.#messages.take(channel), isJoined: false };
    this.#lanes.add(lane);
    channel.stateChanged.subscribe((state) => {
      if (state === 'closed') this.#lanes.delete(lane);
    });
    return lane;
  }
}

function join(one: Lane, other: Lane): void {
  one.isJoined = true;
  other.isJoined = true;
  one.passage.sendOn(other.channel);
  other.passage.sendOn(one.channel);
}

/** DATA_CHANNEL_OPEN has 32 bits for what is an `unsigned short` in WebRTC. */
function unsignedShort(value: number): number {
  return Math.min(value, 0xffff);
}

function overheardOf(label: string, message: ChannelMessage): Overheard {
  const byteLength = Buffer.byteLength(message);
  return { label, text: typeof message === 'string' ? message : null, byteLength };
}
