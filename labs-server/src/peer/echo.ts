/** Bob's data channels: what comes on one goes back on it. */
import type { RTCDataChannel } from 'werift';
import type { EchoedChannel } from '../../wire/peer-status.ts';
import { type CallLimit, limits, maxChannels } from './call-limits.ts';
import { MessageForwarder } from './message-forwarder.ts';
import type { ReceiveWindow } from './werift-internals.ts';

/** Channels that the status of a call lists. */
const maxListed = 64;

/** The echo of one call. */
export class Echo {
  readonly #onExcess: (limit: CallLimit) => void;
  readonly #messages: MessageForwarder;
  readonly #listed: RTCDataChannel[] = [];
  #open = 0;

  /** @param onExcess called when a peer sends more than it takes back, or opens too many channels */
  constructor(onExcess: (limit: CallLimit) => void) {
    this.#onExcess = onExcess;
    this.#messages = new MessageForwarder(onExcess);
  }

  /** Those of the call, the eldest first, with what came on them. */
  get channels(): readonly EchoedChannel[] {
    return this.#listed.map(({ label, messagesReceived: messages, bytesReceived: bytes }) => ({
      label,
      messages,
      bytes,
    }));
  }

  /** Bytes that wait here to be sent back. */
  get waitingBytes(): number {
    return this.#messages.waitingBytes;
  }

  /** Sends every message of `channel` back, in order. */
  attach(channel: RTCDataChannel, window?: ReceiveWindow): void {
    if (this.#open >= maxChannels) return this.#onExcess(limits.channels);
    this.#open += 1;
    channel.stateChanged.subscribe((state) => {
      if (state === 'closed') this.#open -= 1;
    });
    if (this.#listed.length < maxListed) this.#listed.push(channel);
    this.#messages.take(channel, window).sendOn(channel);
  }
}
