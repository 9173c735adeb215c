/** The ChannelData message, written: RFC 8656 sections 12.4 and 12.5. */
import { channelDataHeaderBytes } from './decode-channel-data.ts';
import type { TurnFraming } from './framing.ts';

/**
 * The message; on a stream it is padded to a multiple of 4 bytes. Throws a RangeError for more than 65,535 bytes. A relay
 * writes one for each datagram, so it is written in place.
 */
export function encodeChannelData(
  channelNumber: number,
  data: Uint8Array,
  framing: TurnFraming,
): Uint8Array {
  const { length } = data;
  if (length > 0xffff) throw new RangeError(`expected at most 65535 bytes, found ${length}`);
  const padding = framing === 'stream' ? (4 - (length % 4)) % 4 : 0;
  const message = new Uint8Array(channelDataHeaderBytes + length + padding);
  message[0] = channelNumber >> 8;
  message[1] = channelNumber & 0xff;
  message[2] = length >> 8;
  message[3] = length & 0xff;
  message.set(data, channelDataHeaderBytes);
  return message;
}
