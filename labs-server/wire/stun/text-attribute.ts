/** Attributes whose value is text in UTF-8. */
import type { FieldTerm } from '../field/field-reader.ts';
import type { AttributeDefinition } from './attribute.ts';

interface TextTerm extends FieldTerm {
  readonly type: number;
  /** The field of the value. */
  readonly text: string;
  /** The most bytes that it may have, and the least. */
  readonly most: number;
  readonly least?: number;
}

/** An attribute of text. */
export function textAttribute({
  text,
  most,
  least = 0,
  ...term
}: TextTerm): AttributeDefinition<string> {
  const field = { name: text, meaning: 'Text in UTF-8.', source: term.source };
  return {
    ...term,
    lengths: { least, most },
    read(reader, byteLength) {
      const value = byteLength > 0 ? reader.utf8(field, byteLength) : '';
      return { value, shown: value };
    },
    encode(value) {
      const bytes = new TextEncoder().encode(value);
      if (bytes.length < least || bytes.length > most) {
        throw new RangeError(`${term.name} has ${least} to ${most} bytes, found ${bytes.length}`);
      }
      return bytes;
    },
  };
}
