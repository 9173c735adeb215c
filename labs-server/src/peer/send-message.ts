/** Sends a message that came on a data channel: as it came, if the peer takes it. */
import type { RTCDataChannel } from 'werift';
import { sendEmpty } from './werift-internals.ts';

/** Text or binary (RFC 8831 section 6.6). */
export type ChannelMessage = string | Buffer;

/** Text as text, binary as binary, empty as empty. False: the channel is not open, or the message is longer than its peer takes. */
export function sendMessage(channel: RTCDataChannel, message: ChannelMessage): boolean {
  if (channel.readyState !== 'open') return false;
  const { remoteMaxMessageSize: most } = channel.sctp;
  // RFC 8841 section 6.1: zero stands for messages of any size.
  if (most !== 0 && Buffer.byteLength(message) > most) return false;
  if (message.length > 0) channel.send(message);
  else sendEmpty(channel, typeof message === 'string' ? 'text' : 'binary');
  return true;
}
