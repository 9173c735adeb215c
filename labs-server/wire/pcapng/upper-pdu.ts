/**
 * LINKTYPE_WIRESHARK_UPPER_PDU (252): bytes that never were in a packet, behind tags that name their dissector.
 * Source: Wireshark, epan/exported_pdu.h (tag and length are 16 bits in network order, values padded to 32 bits).
 */
import { concatBytes, latin1Bytes } from './bytes.ts';

const tag = { endOfTags: 0, dissectorName: 12 } as const;

/** `bytes` for Wireshark's dissector of that name: by default plain data. */
export function encodeUpperPdu(bytes: Uint8Array, dissector = 'data'): Uint8Array {
  const value = latin1Bytes(dissector.padEnd(4, '\0'));
  const name = Uint8Array.of(0, tag.dissectorName, 0, value.length);
  return concatBytes([name, value, Uint8Array.of(0, tag.endOfTags, 0, 0), bytes]);
}

/** The bytes behind the tags; null when the tags do not end within the packet. */
export function decodeUpperPdu(packet: Uint8Array): Uint8Array | null {
  const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength);
  let offset = 0;
  while (offset + 4 <= packet.length) {
    const type = view.getUint16(offset);
    offset += 4 + view.getUint16(offset + 2);
    if (type === tag.endOfTags) return offset <= packet.length ? packet.subarray(offset) : null;
  }
  return null;
}
