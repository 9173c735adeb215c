/** Bob's data channels: what comes on one goes back on it. */
import type { RTCDataChannel } from 'werift';

/** RFC 8831 section 8: SCTP carries no empty message, so one byte stands for it, and the PPID says so. */
const emptyString = 56;
const emptyBinary = 57;

/** What the library keeps to itself of a channel's transport. */
interface Outbox {
  readonly dataChannelQueue: unknown;
  dataChannelFlush: unknown;
}

/** Sends every message of `channel` back: text as text, binary as binary, empty as empty. */
export function echo(channel: RTCDataChannel): void {
  channel.onMessage.subscribe((message) => {
    if (channel.readyState !== 'open') return;
    if (message.length > 0) channel.send(message);
    else sendEmpty(channel, typeof message === 'string' ? emptyString : emptyBinary);
  });
}

/**
 * `send('')` of the library counts a stream sequence number and sends nothing, after which an ordered channel waits for
 * ever. So the byte of RFC 8831 is put in its queue here; `echo.test.ts` fails when that works no longer.
 */
function sendEmpty(channel: RTCDataChannel, payloadProtocol: number): void {
  const outbox: Outbox = channel.sctp as unknown as Outbox;
  const { dataChannelQueue: queue, dataChannelFlush: flush } = outbox;
  if (!Array.isArray(queue) || typeof flush !== 'function')
    throw new Error('werift queues in another way');
  const byte = Buffer.alloc(1);
  channel.addBufferedAmount(byte.length);
  queue.push([channel, payloadProtocol, byte]);
  flush.call(outbox);
}
