/** What an Enhanced Packet Block (draft-ietf-opsawg-pcapng section 4.3) of one of our interfaces carries. */
import { linkType } from './block.ts';
import { padTo32Bits } from './bytes.ts';
import { decodeInternetPayload } from './internet-payload.ts';
import { viewOf, type Block } from './read-blocks.ts';
import { decodeUpperPdu } from './upper-pdu.ts';

export interface PacketBlock {
  /** Null when the packet is cut, or is none of the kinds that we write. */
  readonly payload: Uint8Array | null;
  /** Where the options begin in the block's body. */
  readonly optionsStart: number;
}

/** The packet, or the sentence that says what is wrong. `linkTypes` are those of the section's interfaces. */
export function readPacketBlock(
  { body, littleEndian }: Block,
  linkTypes: readonly number[],
): PacketBlock | string {
  if (body.length < 20) return 'the Enhanced Packet Block is shorter than its fixed fields';
  const view = viewOf(body);
  const end = 20 + view.getUint32(12, littleEndian);
  if (end > body.length) return 'the Captured Packet Length is larger than the block';
  const packet = body.subarray(20, end);
  const optionsStart = padTo32Bits(end);
  switch (linkTypes[view.getUint32(0, littleEndian)]) {
    case undefined:
      return 'the packet names an interface that was not described before it';
    case linkType.raw:
      return { payload: decodeInternetPayload(packet), optionsStart };
    case linkType.wiresharkUpperPdu:
      return { payload: decodeUpperPdu(packet), optionsStart };
    default:
      return { payload: null, optionsStart };
  }
}
