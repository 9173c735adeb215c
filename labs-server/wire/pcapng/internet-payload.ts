/** Takes the IP, TCP and UDP headers off a packet, whoever wrote them. */

/** The payload of a TCP segment or UDP datagram in an IP packet; null when it is no such packet, or is cut. */
export function decodeInternetPayload(packet: Uint8Array): Uint8Array | null {
  const version = (packet[0] ?? 0) >> 4;
  const read16 = (offset: number) => ((packet[offset] ?? 0) << 8) | (packet[offset + 1] ?? 0);
  if (version === 4) {
    const headerLength = ((packet[0] ?? 0) & 15) * 4;
    return transportPayload(packet, packet[9] ?? 0, headerLength, read16(2));
  }
  if (version === 6) return transportPayload(packet, packet[6] ?? 0, 40, 40 + read16(4));
  return null;
}

function transportPayload(
  packet: Uint8Array,
  protocol: number,
  start: number,
  end: number,
): Uint8Array | null {
  if (end > packet.length || (protocol !== 6 && protocol !== 17)) return null;
  const tcpHeaderLength = ((packet[start + 12] ?? 0) >> 4) * 4;
  const payloadStart = start + (protocol === 6 ? tcpHeaderLength : 8);
  return payloadStart <= end ? packet.subarray(payloadStart, end) : null;
}
