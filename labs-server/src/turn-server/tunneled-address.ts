/** Addresses that lead through a tunnel to IPv4, with which a relay can be made to send in circles: RFC 8656 section 21.4. */
import { ipBytes } from '../../wire/stun/ip-address.ts';

/** "a TURN server MUST NOT accept Teredo or 6to4 addresses": 2001::/32 (RFC 4380 section 2.6), 2002::/16 (RFC 3056 section 2). */
export function isTunneled(address: string): boolean {
  const [a, b, c, d, ...rest] = ipBytes(address) ?? [];
  if (rest.length === 0 || a !== 0x20) return false;
  return b === 0x02 || (b === 0x01 && c === 0 && d === 0);
}
