/** ADDRESS-ERROR-CODE: RFC 8656 section 18.12. */
import type { AttributeDefinition } from '../stun/attribute.ts';
import { joinBytes, uintBytes } from '../stun/bytes.ts';
import { encodeError, maxReasonBytes, readError, type StunError } from '../stun/error-code.ts';
import { ipFamily } from '../stun/transport-address.ts';
import { rfc8656 } from './rfc8656.ts';

export interface AddressError extends StunError {
  /** 1 is IPv4, 2 is IPv6. */
  readonly family: number;
}

const source = rfc8656('18.12');

export const addressErrorCode: AttributeDefinition<AddressError> = {
  type: 0x8001,
  name: 'ADDRESS-ERROR-CODE',
  meaning: 'Why the server gave no address of this family, although the request succeeded.',
  source,
  lengths: { least: 4, most: 4 + maxReasonBytes },
  read(reader, byteLength) {
    const family = reader.bytes[reader.byteIndex] ?? 0;
    const meaning = 'The address family: 0x01 is IPv4, 0x02 is IPv6.';
    const name = reader.take({ name: 'Family', meaning, source }, 1, ipFamily(family) ?? family);
    reader.uint({ name: 'Reserved', meaning: 'Zero, and ignored.', source }, 13);
    const { value, shown, broken = null } = readError(reader, byteLength - 4, source);
    return { value: { family, ...value }, shown: `${name} ${shown}`, broken };
  },
  encode: ({ family, ...error }) =>
    joinBytes([uintBytes(family, 1), Uint8Array.of(0), encodeError(error)]),
};
