/** Messages of data channels that go out on other ones: in order, within bounds, and no faster than who reads them. */
import type { RTCDataChannel } from 'werift';
import { type CallLimit, limits } from './call-limits.ts';
import { type ChannelMessage, sendMessage } from './send-message.ts';
import { type ReceiveWindow, receiveWindow } from './werift-internals.ts';

/** Bytes that wait in the library to be sent, of one channel; what is more waits here. */
const sendAheadBytes = 256 * 1024;
/** Bytes that wait here, of a call. A peer that heeds the window of RFC 9260 section 6.2.1 never comes so far. */
export const maxWaitingBytes = 8 * 1024 * 1024;
/** What a message costs besides its bytes. */
const overheadBytes = 64;

/** The messages of one channel. */
export interface Passage {
  /**
   * From now on they go out on `to`, those that wait first: text as text, binary as binary, empty as empty. It closes when
   * their channel has closed, and all are sent.
   */
  sendOn(to: RTCDataChannel): void;
}

/** What comes on the channels of one call. */
export class MessageForwarder {
  readonly #onExcess: (limit: CallLimit) => void;
  #waitingBytes = 0;

  /** @param onExcess called when a peer sends more than is taken, past every window */
  constructor(onExcess: (limit: CallLimit) => void) {
    this.#onExcess = onExcess;
  }

  /** Bytes that wait here, at most `maxWaitingBytes` and the last message. */
  get waitingBytes(): number {
    return this.#waitingBytes;
  }

  /** Takes every message of `from`; until it is known where they go, they wait. */
  take(from: RTCDataChannel, window: ReceiveWindow = receiveWindow(from)): Passage {
    const waiting: ChannelMessage[] = [];
    let to: RTCDataChannel | null = null;
    let hasEnded = false;
    const forget = (message: ChannelMessage): void => {
      const cost = costOf(message);
      this.#waitingBytes -= cost;
      window.widen(cost);
    };
    const sendWaiting = (): void => {
      const channel = to;
      if (channel === null) return;
      while (waiting.length > 0 && hasRoom(channel)) {
        const message = waiting.shift() ?? '';
        forget(message);
        sendMessage(channel, message);
      }
      if (hasEnded && waiting.length === 0) channel.close();
    };
    from.onMessage.subscribe((message) => {
      if (to !== null && isOver(to)) return;
      const cost = costOf(message);
      this.#waitingBytes += cost;
      window.narrow(cost);
      waiting.push(message);
      if (this.#waitingBytes > maxWaitingBytes) this.#onExcess(limits.unread);
      else sendWaiting();
    });
    from.stateChanged.subscribe((state) => {
      if (state !== 'closed') return;
      hasEnded = true;
      sendWaiting();
    });
    return {
      sendOn(channel) {
        to = channel;
        channel.bufferedAmountLowThreshold = sendAheadBytes / 2;
        channel.bufferedAmountLow.subscribe(sendWaiting);
        channel.stateChanged.subscribe((state) => {
          if (state === 'closed') for (const message of waiting.splice(0)) forget(message);
          else if (state === 'open') sendWaiting();
        });
        sendWaiting();
      },
    };
  }
}

function hasRoom({ readyState, bufferedAmount }: RTCDataChannel): boolean {
  return readyState === 'open' && bufferedAmount < sendAheadBytes;
}

function isOver({ readyState }: RTCDataChannel): boolean {
  return readyState === 'closing' || readyState === 'closed';
}

function costOf(message: ChannelMessage): number {
  return message.length + overheadBytes;
}
