/** What kind of address it is, as far as a relay must know: the special-purpose registries of IANA (RFC 6890). */
import { ipBytes } from '../../wire/stun/ip-address.ts';
import { isTunneled } from '../turn-server/tunneled-address.ts';

/** `never` is no address of a peer: unspecified, multicast, broadcast, link-local, or IPv4 in IPv6's clothes or at the end of a tunnel. */
export type AddressKind = 'never' | 'loopback' | 'private' | 'public';

/** An IP address as a dual-stack socket names it: an IPv4 address without `::ffff:` (RFC 4291 section 2.5.5.2). */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/, '');
}

export function addressKind(address: string): AddressKind {
  const bytes = ipBytes(address);
  if (bytes === null) return 'never';
  if (bytes.length === 4) return ipv4Kind(bytes);
  // RFC 8656 section 21.4.
  return isTunneled(address) ? 'never' : ipv6Kind(bytes);
}

function ipv4Kind([a = 0, b = 0]: Uint8Array): AddressKind {
  // "This network" (RFC 791), link-local (RFC 3927), multicast (RFC 5771), reserved and broadcast (RFC 1112).
  if (a === 0 || a >= 224 || (a === 169 && b === 254)) return 'never';
  if (a === 127) return 'loopback';
  // RFC 1918, and the shared space of carriers (RFC 6598).
  const isPrivate = a === 10 || (a === 172 && b >> 4 === 1) || (a === 192 && b === 168);
  return isPrivate || (a === 100 && b >> 6 === 1) ? 'private' : 'public';
}

function ipv6Kind(bytes: Uint8Array): AddressKind {
  const [first = 0, second = 0] = bytes;
  const leading = bytes.findIndex((byte) => byte !== 0);
  if (leading === 15 && bytes[15] === 1) return 'loopback';
  // Unspecified, IPv4-compatible and IPv4-mapped (RFC 4291 sections 2.5.2, 2.5.5) and NAT64, which lead to IPv4.
  const leadsToIpv4 = first === 0;
  const isMulticast = first === 0xff;
  const isLinkLocal = first === 0xfe && second >> 6 === 0b10;
  if (leading === -1 || leadsToIpv4 || isMulticast || isLinkLocal) return 'never';
  // Unique local (RFC 4193), and site-local, which is no more (RFC 3879).
  return first >> 1 === 0b1111110 || first === 0xfe ? 'private' : 'public';
}
