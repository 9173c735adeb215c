/** Whether the UDP ports of the server reach a client at the address from which its requests come. */
import { isIPv4 } from 'node:net';
import type { UdpPorts } from './udp-ports.ts';

export interface UdpReach {
  readonly udp: UdpPorts;
  /** The client's address, as a socket of the ports' family names it. */
  readonly peerAddress: string;
}

/** An IPv4 address as a socket that listens for both families tells it (RFC 4291 section 2.5.5.2). */
const mapped = /^::ffff:(?=\d+\.)/i;

/** `null` where the server has no ports, or those of the other family: then the client has to take TCP. */
export function udpReach(udp: UdpPorts | null, peerAddress: string): UdpReach | null {
  if (udp === null) return null;
  const plain = peerAddress.replace(mapped, '');
  if (isIPv4(udp.address)) return isIPv4(plain) ? { udp, peerAddress: plain } : null;
  // A socket of IPv6 that is bound to all addresses reaches the mapped ones as well.
  return isIPv4(plain) && udp.address !== '::' ? null : { udp, peerAddress };
}
