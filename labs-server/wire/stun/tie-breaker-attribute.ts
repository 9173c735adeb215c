/** The two attributes that tell the role in ICE, each with a random number: RFC 8445 sections 7.1.3 and 16.1. */
import type { FieldTerm } from '../field/field-reader.ts';
import type { AttributeDefinition } from './attribute.ts';

/** Its value is the tie-breaker, an unsigned integer of 64 bits. */
export function tieBreakerAttribute(
  term: FieldTerm & { readonly type: number },
): AttributeDefinition<bigint> {
  const meaning =
    'A random number of 64 bits: where both claim the same role, the larger one controls.';
  return {
    ...term,
    lengths: { least: 8, most: 8 },
    read(reader) {
      const value = reader.bigUint({ name: 'tie-breaker', meaning, source: term.source }, 64);
      return { value, shown: value };
    },
    encode(value) {
      if (value < 0n || value >= 1n << 64n) throw new RangeError('a tie-breaker has 64 bits');
      return Uint8Array.from({ length: 8 }, (_, index) =>
        Number((value >> BigInt(8 * (7 - index))) & 0xffn),
      );
    },
  };
}
