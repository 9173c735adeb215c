/** FINGERPRINT: RFC 8489 section 14.7. */
import { type AttributeDefinition, rfc8489 } from './attribute.ts';
import { hexText, uintBytes } from './bytes.ts';
import { crc32 } from './crc-32.ts';

const source = rfc8489('14.7');

/** What the CRC-32 is XORed with: "STUN" in ASCII. */
const stunInAscii = 0x5354554e;

/** The value over `message`, which ends where the attribute begins and whose length counts the attribute. */
export function fingerprintOf(message: Uint8Array): number {
  return (crc32(message) ^ stunInAscii) >>> 0;
}

/** Its value is the number in it. */
export const fingerprint: AttributeDefinition<number> = {
  type: 0x8028,
  name: 'FINGERPRINT',
  meaning: 'Tells STUN from other protocols that use the same port: it must be the last attribute.',
  source,
  lengths: { least: 4, most: 4 },
  read(reader) {
    const start = reader.byteIndex;
    const bytes = reader.bytes.subarray(start, start + 4);
    const meaning = 'CRC-32 of the message up to here, XORed with 0x5354554E, which is "STUN".';
    const shown = reader.take({ name: 'CRC-32', meaning, source }, 4, hexText(bytes));
    return { value: Number.parseInt(shown, 16), shown };
  },
  encode: (value) => uintBytes(value, 4),
};
