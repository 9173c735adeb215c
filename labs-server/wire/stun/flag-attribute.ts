/** Attributes without a value: that they are there says all. */
import type { FieldTerm } from '../field/field-reader.ts';
import type { AttributeDefinition } from './attribute.ts';

/** An attribute of no bytes. Its value is `true`. */
export function flagAttribute(
  term: FieldTerm & { readonly type: number },
): AttributeDefinition<true> {
  return {
    ...term,
    lengths: { least: 0, most: 0 },
    read: () => ({ value: true, shown: true }),
    encode: () => new Uint8Array(0),
  };
}
