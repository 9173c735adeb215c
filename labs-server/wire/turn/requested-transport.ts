/** REQUESTED-TRANSPORT: RFC 8656 section 18.8. */
import type { AttributeDefinition } from '../stun/attribute.ts';
import { uintBytes } from '../stun/bytes.ts';
import { rfc8656 } from './rfc8656.ts';

const source = rfc8656('18.8');

/** Protocol numbers of IP. */
export const transportProtocols = { TCP: 6, UDP: 17 } as const;

/** Its value is a protocol number of IP. */
export const requestedTransport: AttributeDefinition<number> = {
  type: 0x0019,
  name: 'REQUESTED-TRANSPORT',
  meaning: 'The protocol between server and peer: UDP is the only one in this standard.',
  source,
  lengths: { least: 4, most: 4 },
  read(reader) {
    const value = reader.bytes[reader.byteIndex] ?? 0;
    const meaning = 'A protocol number of IP: 17 is UDP, 6 is TCP (RFC 6062).';
    const shown = value === transportProtocols.UDP ? '17 UDP' : `${value}`;
    reader.take({ name: 'Protocol', meaning, source }, 1, shown);
    reader.uint(
      { name: 'RFFU', meaning: 'Reserved for future use: zero, and ignored.', source },
      24,
    );
    return { value, shown };
  },
  encode: (value) => Uint8Array.from([...uintBytes(value, 1), 0, 0, 0]),
};
