/** The family of an IP address in its text. */
import type { IpFamily, TransportAddress } from '../../wire/stun/transport-address.ts';

export function familyOf({ address }: Pick<TransportAddress, 'address'>): IpFamily {
  return address.includes(':') ? 'IPv6' : 'IPv4';
}
