/** Attributes that name an address family: RFC 8656 sections 18.6 and 18.11. */
import type { FieldTerm } from '../field/field-reader.ts';
import type { AttributeDefinition } from '../stun/attribute.ts';
import { uintBytes } from '../stun/bytes.ts';
import { ipFamily } from '../stun/transport-address.ts';

/** Its value is the number of the family: 1 is IPv4, 2 is IPv6, and others are for the server to refuse with 440. */
export function addressFamilyAttribute(
  term: FieldTerm & { readonly type: number },
): AttributeDefinition<number> {
  const { source } = term;
  return {
    ...term,
    lengths: { least: 4, most: 4 },
    read(reader) {
      const value = reader.bytes[reader.byteIndex] ?? 0;
      const meaning = 'The address family: 0x01 is IPv4, 0x02 is IPv6.';
      const shown = reader.take({ name: 'Family', meaning, source }, 1, ipFamily(value) ?? value);
      reader.uint({ name: 'Reserved', meaning: 'Zero, and ignored.', source }, 24);
      return { value, shown };
    },
    encode: (value) => Uint8Array.from([...uintBytes(value, 1), 0, 0, 0]),
  };
}
