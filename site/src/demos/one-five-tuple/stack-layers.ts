/** The protocols of WebRTC as they stand on each other, and how much of each was seen: RFC 8825 section 3, RFC 8835. Pure. */
import type { Source } from '@wireside/labs-server/wire/field/field.ts';
import type { CallProtocol, PlacedPacket } from './packet-places.ts';

export interface StackLayer {
  readonly title: string;
  readonly about: string;
  readonly source: Source;
  /** What counts for it; null for what a page calls. */
  readonly protocol: CallProtocol | null;
}

export interface StackColumn {
  readonly title: string;
  /** From the page's call down to the datagram. */
  readonly layers: readonly StackLayer[];
}

const layer = (
  title: string,
  about: string,
  [standard, section]: readonly [string, string],
  protocol: CallProtocol | null,
): StackLayer => ({ title, about, source: { standard, section }, protocol });

export const stackColumns: readonly StackColumn[] = [
  {
    title: 'the path',
    layers: [
      layer('RTCIceTransport', 'what a page sees of it', ['WebRTC', '5.6'], null),
      layer('STUN', 'checks and consent', ['RFC 8445', '7'], 'STUN'),
    ],
  },
  {
    title: 'data',
    layers: [
      layer('RTCDataChannel', 'what a page calls', ['WebRTC', '6.2'], null),
      layer('SCTP', 'streams, order, reliability', ['RFC 8831', '6.1'], 'SCTP'),
      layer('DTLS', 'keys and encryption', ['RFC 8261', '3'], 'DTLS'),
    ],
  },
  {
    title: 'media',
    layers: [
      layer('RTCRtpSender, RTCRtpReceiver', 'what a page calls', ['WebRTC', '5.2'], null),
      layer('RTP', 'sequence and time', ['RFC 8834', '4.1'], 'RTP'),
      layer('RTCP', 'reports and feedback', ['RFC 8834', '4.1'], 'RTCP'),
      layer('SRTP', 'encryption, with keys of DTLS', ['RFC 5764', '3'], 'SRTP'),
    ],
  },
];

/** How many packets of each protocol were seen. */
export function packetCounts(
  packets: readonly PlacedPacket[],
): Readonly<Record<CallProtocol, number>> {
  const counts = { STUN: 0, DTLS: 0, SCTP: 0, SRTP: 0, RTP: 0, RTCP: 0, other: 0 };
  for (const { protocol } of packets) counts[protocol] += 1;
  return counts;
}
