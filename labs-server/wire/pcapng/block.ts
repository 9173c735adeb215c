/**
 * The blocks of a pcapng file, written in little-endian order.
 * Source: IETF draft-ietf-opsawg-pcapng, sections 3.1 (block), 3.5 (options), 4.1, 4.2 and 4.3.
 */
import { concatBytes, latin1Bytes, padTo32Bits } from './bytes.ts';

/** Block types (draft-ietf-opsawg-pcapng section 10.1). */
export const blockType = {
  sectionHeader: 0x0a0d0d0a,
  interfaceDescription: 1,
  enhancedPacket: 6,
} as const;

/** The value that tells a reader in which order the section's numbers are written. */
export const byteOrderMagic = 0x1a2b3c4d;

/** Option codes; those above 1 depend on the block in which they are. */
export const optionCode = {
  endOfOptions: 0,
  comment: 1,
  userApplication: 4,
  interfaceName: 2,
  interfaceDescription: 3,
  timestampResolution: 9,
} as const;

/** Link types that our files use (tcpdump's registry of LINKTYPE_ values). */
export const linkType = { raw: 101, wiresharkUpperPdu: 252 } as const;

export interface Option {
  readonly code: number;
  /** At most 65,535 bytes. */
  readonly value: Uint8Array;
}

/** Options padded to 32 bits and closed by opt_endofopt; nothing when there are none. */
function encodeOptions(options: readonly Option[]): Uint8Array {
  if (options.length === 0) return new Uint8Array(0);
  const parts = options.map(({ code, value }) => {
    const part = new Uint8Array(4 + padTo32Bits(value.length));
    const view = new DataView(part.buffer);
    view.setUint16(0, code, true);
    view.setUint16(2, value.length, true);
    part.set(value, 4);
    return part;
  });
  return concatBytes([...parts, new Uint8Array(4)]);
}

function encodeBlock(type: number, fixed: Uint8Array, options: readonly Option[]): Uint8Array {
  const encodedOptions = encodeOptions(options);
  const totalLength = 12 + padTo32Bits(fixed.length) + encodedOptions.length;
  const block = new Uint8Array(totalLength);
  const view = new DataView(block.buffer);
  view.setUint32(0, type, true);
  view.setUint32(4, totalLength, true);
  block.set(fixed, 8);
  block.set(encodedOptions, 8 + padTo32Bits(fixed.length));
  view.setUint32(totalLength - 4, totalLength, true);
  return block;
}

/** Section Header Block (4.1), version 1.0, of unspecified section length. */
export function encodeSectionHeader(options: readonly Option[]): Uint8Array {
  const fixed = new Uint8Array(16);
  const view = new DataView(fixed.buffer);
  view.setUint32(0, byteOrderMagic, true);
  view.setUint16(4, 1, true);
  view.setBigInt64(8, -1n, true);
  return encodeBlock(blockType.sectionHeader, fixed, options);
}

/** Interface Description Block (4.2) with timestamps in microseconds and no limit on a packet's length. */
export function encodeInterface(type: number, name: string, description: string): Uint8Array {
  const fixed = new Uint8Array(8);
  new DataView(fixed.buffer).setUint16(0, type, true);
  return encodeBlock(blockType.interfaceDescription, fixed, [
    { code: optionCode.interfaceName, value: latin1Bytes(name) },
    { code: optionCode.interfaceDescription, value: latin1Bytes(description) },
    { code: optionCode.timestampResolution, value: Uint8Array.of(6) },
  ]);
}

/** Enhanced Packet Block (4.3). `timeUs` is rounded down to a whole number >= 0. */
export function encodePacket(
  interfaceId: number,
  timeUs: number,
  packet: Uint8Array,
  options: readonly Option[],
): Uint8Array {
  const fixed = new Uint8Array(20 + packet.length);
  const view = new DataView(fixed.buffer);
  const timestamp = Math.max(0, Math.floor(timeUs));
  view.setUint32(0, interfaceId, true);
  view.setUint32(4, Math.floor(timestamp / 2 ** 32), true);
  view.setUint32(8, timestamp % 2 ** 32, true);
  view.setUint32(12, packet.length, true);
  view.setUint32(16, packet.length, true);
  fixed.set(packet, 20);
  return encodeBlock(blockType.enhancedPacket, fixed, options);
}
