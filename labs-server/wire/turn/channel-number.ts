/** CHANNEL-NUMBER: RFC 8656 section 18.1, with the range of section 12. */
import { type AttributeDefinition } from '../stun/attribute.ts';
import { hex16, joinBytes, uintBytes } from '../stun/bytes.ts';
import { rfc8656 } from './rfc8656.ts';

const source = rfc8656('18.1');

/** The channel numbers that RFC 8656 allows. RFC 5766 had them up to 0x7FFF. */
export const channelNumbers = { first: 0x4000, last: 0x4fff } as const;

/** True for a number that a channel may have (section 12). */
export function isChannelNumber(number: number): boolean {
  return number >= channelNumbers.first && number <= channelNumbers.last;
}

/** Its value is the number; whether a channel may have it is for `isChannelNumber`. */
export const channelNumber: AttributeDefinition<number> = {
  type: 0x000c,
  name: 'CHANNEL-NUMBER',
  meaning: 'The number that stands for the peer from now on: 0x4000 to 0x4FFF.',
  source,
  lengths: { least: 4, most: 4 },
  read(reader) {
    const start = reader.byteIndex;
    const value = ((reader.bytes[start] ?? 0) << 8) | (reader.bytes[start + 1] ?? 0);
    const meaning = 'The number of the channel.';
    const shown = reader.take({ name: 'Channel Number', meaning, source }, 2, hex16(value));
    const reserved = 'Reserved for future use: zero, and ignored.';
    reader.uint({ name: 'RFFU', meaning: reserved, source }, 16);
    return { value, shown };
  },
  encode: (value) => joinBytes([uintBytes(value, 2), uintBytes(0, 2)]),
};
