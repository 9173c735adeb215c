/** Attributes whose value is a digest: read as it is, and checked elsewhere. */
import type { FieldTerm } from '../field/field-reader.ts';
import type { AttributeDefinition, ValueLengths } from './attribute.ts';
import { hexText } from './bytes.ts';

interface DigestTerm extends FieldTerm {
  readonly type: number;
  readonly lengths: ValueLengths;
  /** The field of the value. */
  readonly digest: FieldTerm;
}

/** An attribute of bytes, shown in hexadecimal. */
export function digestAttribute({ digest, ...term }: DigestTerm): AttributeDefinition<Uint8Array> {
  return {
    ...term,
    read(reader, byteLength) {
      const start = reader.byteIndex;
      const value = reader.bytes.slice(start, start + byteLength);
      return { value, shown: reader.take(digest, byteLength, hexText(value)) };
    },
    encode(value) {
      const { least, most, multipleOf = 1 } = term.lengths;
      const fits = value.length >= least && value.length <= most && value.length % multipleOf === 0;
      if (!fits) throw new RangeError(`${term.name} cannot have ${value.length} bytes`);
      return value;
    },
  };
}
