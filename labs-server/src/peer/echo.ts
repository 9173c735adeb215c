/** Bob's data channels: what comes on one goes back on it. */
import type { RTCDataChannel } from 'werift';
import type { EchoedChannel } from '../../wire/peer-status.ts';
import { type ChannelMessage, sendMessage } from './send-message.ts';
import { type ReceiveWindow, receiveWindow } from './werift-internals.ts';

/** Bytes that wait in the library to be sent; what is more waits here. */
const sendAheadBytes = 256 * 1024;
/** Bytes that wait here, of a call. A peer that heeds the window of RFC 9260 section 6.2.1 never comes so far. */
export const maxWaitingBytes = 8 * 1024 * 1024;
/** Channels that the status of a call lists. */
const maxListed = 64;
/** What a message costs besides its bytes. */
const overheadBytes = 64;

/** The echo of one call. */
export class Echo {
  readonly #onExcess: () => void;
  readonly #channels: RTCDataChannel[] = [];
  #waitingBytes = 0;

  /** @param onExcess called when a peer sends more than it takes back, past every window */
  constructor(onExcess: () => void) {
    this.#onExcess = onExcess;
  }

  /** Those of the call, the eldest first, with what came on them. */
  get channels(): readonly EchoedChannel[] {
    return this.#channels.map(({ label, messagesReceived: messages, bytesReceived: bytes }) => ({
      label,
      messages,
      bytes,
    }));
  }

  /** Bytes that wait here to be sent back, at most `maxWaitingBytes` and the last message. */
  get waitingBytes(): number {
    return this.#waitingBytes;
  }

  /** Sends every message of `channel` back, in order: text as text, binary as binary, empty as empty. */
  attach(channel: RTCDataChannel, window: ReceiveWindow = receiveWindow(channel)): void {
    const waiting: ChannelMessage[] = [];
    if (this.#channels.length < maxListed) this.#channels.push(channel);
    const sendWaiting = (): void => {
      while (waiting.length > 0 && channel.bufferedAmount < sendAheadBytes) {
        const message = waiting.shift() ?? '';
        const cost = costOf(message);
        this.#waitingBytes -= cost;
        window.widen(cost);
        sendMessage(channel, message);
      }
    };
    channel.bufferedAmountLowThreshold = sendAheadBytes / 2;
    channel.bufferedAmountLow.subscribe(sendWaiting);
    channel.onMessage.subscribe((message) => {
      const cost = costOf(message);
      this.#waitingBytes += cost;
      window.narrow(cost);
      waiting.push(message);
      if (this.#waitingBytes > maxWaitingBytes) this.#onExcess();
      else sendWaiting();
    });
    channel.stateChanged.subscribe((state) => {
      if (state !== 'closed') return;
      for (const message of waiting.splice(0)) {
        this.#waitingBytes -= costOf(message);
        window.widen(costOf(message));
      }
    });
  }
}

function costOf(message: ChannelMessage): number {
  return message.length + overheadBytes;
}
