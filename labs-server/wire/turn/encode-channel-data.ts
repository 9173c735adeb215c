/** The ChannelData message, written: RFC 8656 sections 12.4 and 12.5. */
import { joinBytes, uintBytes } from '../stun/bytes.ts';
import type { TurnFraming } from './framing.ts';

/** The message; on a stream it is padded to a multiple of 4 bytes. Throws a RangeError for more than 65,535 bytes. */
export function encodeChannelData(
  channelNumber: number,
  data: Uint8Array,
  framing: TurnFraming,
): Uint8Array {
  const padding = framing === 'stream' ? (4 - (data.length % 4)) % 4 : 0;
  const head = [uintBytes(channelNumber, 2), uintBytes(data.length, 2)];
  return joinBytes([...head, data, new Uint8Array(padding)]);
}
