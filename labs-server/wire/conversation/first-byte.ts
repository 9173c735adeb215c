/**
 * Which protocol a datagram belongs to where several share one pair of addresses: its first byte tells. RFC 7983 section 7
 * as RFC 9443 section 3 updates it.
 */
import type { ByteRange, Source } from '../field/field.ts';

export type DatagramProtocol = 'stun' | 'zrtp' | 'dtls' | 'turn-channel' | 'quic' | 'rtp-or-rtcp';

/** One row of the table. */
export interface FirstByteRow {
  /** First bytes that belong to it: from `start` on, up to `end`, which is not one of them. */
  readonly firstBytes: ByteRange;
  /** Null: the datagram is dropped. */
  readonly protocol: DatagramProtocol | null;
  /** One sentence for a learner: why these bytes. */
  readonly meaning: string;
  readonly source: Source;
}

const rfc7983: Source = { standard: 'RFC 7983', section: '7' };
const rfc9443: Source = { standard: 'RFC 9443', section: '3' };
const row = (
  first: number,
  last: number,
  protocol: DatagramProtocol | null,
  meaning: string,
  source: Source,
): FirstByteRow => ({ firstBytes: { start: first, end: last + 1 }, protocol, meaning, source });

/** Every value of a byte is in one row, in order. */
export const firstByteTable: readonly FirstByteRow[] = [
  row(0, 3, 'stun', 'The two highest bits of every STUN message are zero.', rfc7983),
  row(4, 15, null, 'Nothing that is known begins so: it is dropped.', rfc7983),
  row(16, 19, 'zrtp', 'ZRTP, another way to agree on keys.', rfc7983),
  row(20, 63, 'dtls', 'Content types of DTLS, and from 32 on its version 1.3.', rfc7983),
  row(
    64,
    79,
    'turn-channel',
    'The channel numbers of TURN; not from a TURN server: QUIC.',
    rfc9443,
  ),
  row(80, 127, 'quic', 'QUIC with a short header.', rfc9443),
  row(128, 191, 'rtp-or-rtcp', 'Version 2 of RTP in the two highest bits.', rfc7983),
  row(192, 255, 'quic', 'QUIC with a long header.', rfc9443),
];

/** What else is known of a datagram. */
export interface DatagramOrigin {
  /** It came from the address of a TURN server in use. */
  readonly fromTurnServer: boolean;
}

/** The protocol of a datagram that begins with `firstByte` (0 to 255); null: drop it. */
export function datagramProtocol(
  firstByte: number,
  { fromTurnServer }: DatagramOrigin,
): DatagramProtocol | null {
  const found = firstByteTable.find(({ firstBytes }) => firstByte < firstBytes.end);
  if (found?.protocol === 'turn-channel' && !fromTurnServer) return 'quic';
  return found?.protocol ?? null;
}
