/** How Bob's RTCPeerConnection is made: what it offers, and that it asks nobody but our own STUN server. */
import type { RTCPeerConnection } from 'werift';
import type { Werift } from './werift.ts';

/** Where our own STUN server listens, as this process reaches it. */
export interface StunServer {
  /** An IP address, never a name: a name would be looked up. */
  readonly host: string;
  readonly port: number;
}

/** Longest message that Bob takes, in bytes: the `max-message-size` of his descriptions (RFC 8841 section 6). */
export const maxMessageBytes = 65_536;

/** RFC 863: where nothing is sent, because `withoutStun` comes before the gathering. */
const discard: StunServer = { host: '127.0.0.1', port: 9 };

export function createConnection(
  { RTCPeerConnection: Connection }: Werift,
  addresses: readonly string[],
  stunServer: StunServer | null,
): RTCPeerConnection {
  const { host, port } = stunServer ?? discard;
  return new Connection({
    // Never empty: the library would ask a server of Google's.
    iceServers: [{ urls: `stun:${host}:${port}` }],
    iceAdditionalHostAddresses: [...addresses],
    iceUseIpv6: false,
    iceUseTcp: false,
    maxMessageSize: maxMessageBytes,
    bundlePolicy: 'max-bundle',
  });
}

/** Our STUN server does not listen: then there are host candidates only. Call it before the gathering. */
export function withoutStun({ iceTransports }: RTCPeerConnection): void {
  for (const { connection } of iceTransports) connection.stunServer = undefined;
}
