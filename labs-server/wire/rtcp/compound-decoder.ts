/** A compound packet: RTCP packets one after the other in one datagram, RFC 3550 section 6.1. */
import type { UnitDecoder } from '../field/unit-decoder.ts';
import { decodeRtcpPacket, type RtcpPacket } from './decode-packet.ts';

/** What stands behind the last packet: nothing. */
const none: RtcpPacket = { packetType: 0, name: 'none', count: 0, sources: [] };

/**
 * `first`: whether the compound packet begins here, with a report. Of a reduced-size packet (RFC 5506 section 3.4.1) it does
 * not. There is at least one packet.
 */
export function rtcpCompoundDecoder({ first = true, empty = false } = {}): UnitDecoder<RtcpPacket> {
  return {
    decode: (bytes, options) =>
      bytes.length === 0 && options.atEnd && empty
        ? { status: 'complete', fields: [], byteLength: 0, value: none }
        : decodeRtcpPacket(bytes, options, { first }),
    after: () => rtcpCompoundDecoder({ first: false, empty: true }),
  };
}
