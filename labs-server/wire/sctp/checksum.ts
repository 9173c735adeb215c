/** The checksum of a packet, CRC32c: RFC 9260 section 6.8 and appendix A. */

/** The polynomial 0x1EDC6F41 with its bits in reverse order. */
const reversedPolynomial = 0x82f63b78;
const checksumOffset = 8;
const checksumBytes = 4;

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) {
    value = (value & 1) === 1 ? (value >>> 1) ^ reversedPolynomial : value >>> 1;
  }
  return value;
});

/**
 * The number that stands in the checksum field of `packet`, read as a big-endian integer: the field itself counts as zero.
 * The least significant byte of the CRC comes first.
 */
export function packetChecksum(packet: Uint8Array): number {
  let crc = 0xffffffff;
  for (let index = 0; index < packet.length; index += 1) {
    const inChecksum = index >= checksumOffset && index < checksumOffset + checksumBytes;
    const byte = inChecksum ? 0 : (packet[index] ?? 0);
    crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);
  }
  const value = ~crc;
  const swapped =
    ((value & 0xff) << 24) |
    ((value & 0xff00) << 8) |
    ((value >>> 8) & 0xff00) |
    ((value >>> 24) & 0xff);
  return swapped >>> 0;
}
