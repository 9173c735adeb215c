/** ICMP: RFC 8656 section 18.13. */
import type { AttributeDefinition } from '../stun/attribute.ts';
import { joinBytes, uintBytes } from '../stun/bytes.ts';
import { rfc8656 } from './rfc8656.ts';

export interface IcmpError {
  /** 0 to 127. */
  readonly icmpType: number;
  /** 0 to 511. */
  readonly icmpCode: number;
  /** 32 bits: the MTU where a packet was too big, else 0. */
  readonly errorData: number;
}

const source = rfc8656('18.13');

export const icmp: AttributeDefinition<IcmpError> = {
  type: 0x8004,
  name: 'ICMP',
  meaning: 'Why a datagram did not reach the peer: an ICMP packet came back to the server.',
  source,
  lengths: { least: 8, most: 8 },
  read(reader) {
    reader.uint({ name: 'Reserved', meaning: 'Zero, and ignored.', source }, 16);
    const typeMeaning = 'The type of the ICMP packet: what it means depends on the version of IP.';
    const icmpType = reader.uint({ name: 'ICMP Type', meaning: typeMeaning, source }, 7);
    const codeMeaning = 'The code of the ICMP packet: more about its type.';
    const icmpCode = reader.uint({ name: 'ICMP Code', meaning: codeMeaning, source }, 9);
    const dataMeaning = 'The MTU of the next hop where the packet was too big, else zero.';
    const errorData = reader.uint({ name: 'Error Data', meaning: dataMeaning, source }, 32);
    return { value: { icmpType, icmpCode, errorData }, shown: `type ${icmpType} code ${icmpCode}` };
  },
  encode({ icmpType, icmpCode, errorData }) {
    const fits = icmpType >= 0 && icmpType <= 127 && icmpCode >= 0 && icmpCode <= 511;
    if (!fits) throw new RangeError(`no ICMP has type ${icmpType} and code ${icmpCode}`);
    const word = uintBytes((icmpType << 9) | icmpCode, 2);
    return joinBytes([uintBytes(0, 2), word, uintBytes(errorData, 4)]);
  },
};
