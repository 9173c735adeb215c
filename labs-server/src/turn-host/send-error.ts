/** What a send that failed would have been told by ICMP: RFC 8656 section 18.13 has the types of both versions. */
import type { IcmpError } from '../../wire/turn/icmp.ts';

/** Types and codes of RFC 792 and RFC 4443. */
const ipv4 = { unreachable: 3, network: 0, host: 1, port: 3, tooBig: [3, 4] } as const;
const ipv6 = { unreachable: 1, network: 0, host: 3, port: 4, tooBig: [2, 0] } as const;

/** Null for an error that no ICMP packet tells. @param mtu of the way to the peer, where it is known, else 0 */
export function icmpOf(code: string | undefined, isIpv6: boolean, mtu: number): IcmpError | null {
  const { unreachable, network, host, port, tooBig } = isIpv6 ? ipv6 : ipv4;
  switch (code) {
    case 'ENETUNREACH':
      return error(unreachable, network);
    case 'EHOSTUNREACH':
      return error(unreachable, host);
    case 'ECONNREFUSED':
      return error(unreachable, port);
    case 'EMSGSIZE':
      return error(tooBig[0], tooBig[1], mtu);
    default:
      return null;
  }
}

function error(icmpType: number, icmpCode: number, errorData = 0): IcmpError {
  return { icmpType, icmpCode, errorData };
}
