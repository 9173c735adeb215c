/** Sends a text that anybody would recognise, and waits where the channel is full. */

/** Bytes of one message: far below what every peer takes. */
const messageBytes = 4_000;

const highWaterBytes = 64_000;

/** The part of `RTCDataChannel` that is needed. */
export interface MarkedChannel {
  readonly bufferedAmount: number;
  bufferedAmountLowThreshold: number;
  send(text: string): void;
  addEventListener(
    type: 'bufferedamountlow',
    listener: () => void,
    options: { readonly once: true },
  ): void;
}

/**
 * Sends `byteLength` bytes: `marker`, which is ASCII, again and again.
 * @param onSent bytes that were handed over so far
 * @param signal ends the sending between two messages
 */
export async function sendMarked(
  channel: MarkedChannel,
  marker: string,
  byteLength: number,
  onSent: (byteLength: number) => void,
  signal: AbortSignal,
): Promise<void> {
  channel.bufferedAmountLowThreshold = highWaterBytes / 4;
  const text = `${marker} `.repeat(Math.ceil(messageBytes / (marker.length + 1)));
  for (let sent = 0; sent < byteLength && !signal.aborted;) {
    if (channel.bufferedAmount > highWaterBytes) await room(channel, signal);
    const message = text.slice(0, Math.min(messageBytes, byteLength - sent));
    channel.send(message);
    sent += message.length;
    onSent(sent);
  }
}

function room(channel: MarkedChannel, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    channel.addEventListener('bufferedamountlow', () => resolve(), { once: true });
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
