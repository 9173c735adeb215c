/** The header of an RTP packet (RFC 3550 section 5.1), without CSRC list, extension or padding. */

export interface RtpHeader {
  readonly marker: boolean;
  /** 7 bits (RFC 3551 section 6). */
  readonly payloadType: number;
  /** 16 bits; one more with each packet. */
  readonly sequenceNumber: number;
  /** 32 bits, in units of the payload format's clock. */
  readonly timestamp: number;
  /** 32 bits: who sends. */
  readonly ssrc: number;
}

export interface RtpPacket extends RtpHeader {
  /** A view of the packet, without padding. */
  readonly payload: Uint8Array;
}

export const rtpHeaderLength = 12;
const version = 2;

/** Writes the header to the first 12 bytes of `packet`. */
export function writeRtpHeader(packet: Uint8Array, header: RtpHeader): void {
  const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength);
  view.setUint8(0, version << 6);
  view.setUint8(1, (header.marker ? 0x80 : 0) | header.payloadType);
  view.setUint16(2, header.sequenceNumber);
  view.setUint32(4, header.timestamp);
  view.setUint32(8, header.ssrc);
}

/** `null` where the bytes are no RTP packet of version 2. */
export function readRtpPacket(packet: Uint8Array): RtpPacket | null {
  if (packet.length < rtpHeaderLength) return null;
  const view = new DataView(packet.buffer, packet.byteOffset, packet.byteLength);
  const first = view.getUint8(0);
  if (first >> 6 !== version) return null;
  const start = payloadStart(view, first);
  const isPadded = (first & 0x20) !== 0;
  const padding = isPadded ? view.getUint8(packet.length - 1) : 0;
  if (start === null || start + padding > packet.length || (isPadded && padding === 0)) return null;
  return {
    marker: (view.getUint8(1) & 0x80) !== 0,
    payloadType: view.getUint8(1) & 0x7f,
    sequenceNumber: view.getUint16(2),
    timestamp: view.getUint32(4),
    ssrc: view.getUint32(8),
    payload: packet.subarray(start, packet.length - padding),
  };
}

/** After the CSRC list and the extension, whose length counts 32-bit words (RFC 3550 section 5.3.1). */
function payloadStart(view: DataView, first: number): number | null {
  const afterSources = rtpHeaderLength + 4 * (first & 0x0f);
  if ((first & 0x10) === 0) return afterSources;
  if (afterSources + 4 > view.byteLength) return null;
  return afterSources + 4 + 4 * view.getUint16(afterSources + 2);
}
