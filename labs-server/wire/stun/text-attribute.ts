/** Attributes whose value is text in UTF-8. */
import type { FieldTerm } from '../field/field-reader.ts';
import type { AttributeDefinition } from './attribute.ts';

/** "fewer than 128 characters (which can be as long as 509 bytes when encoding them and as long as 763 bytes when decoding them)" */
export const fewCharacters = { most: 763, mostWritten: 509, mostCharacters: 127 } as const;

interface TextTerm extends FieldTerm {
  readonly type: number;
  /** The field of the value. */
  readonly text: string;
  /** The most bytes that may be read. */
  readonly most: number;
  /** The most bytes that may be written. */
  readonly mostWritten: number;
  /** The most characters that may be written, where they are counted. */
  readonly mostCharacters?: number;
}

/** An attribute of text. */
export function textAttribute({
  text,
  most,
  mostWritten,
  mostCharacters = mostWritten,
  ...term
}: TextTerm): AttributeDefinition<string> {
  const field = { name: text, meaning: 'Text in UTF-8.', source: term.source };
  return {
    ...term,
    lengths: { least: 0, most },
    read(reader, byteLength) {
      const value = byteLength > 0 ? reader.utf8(field, byteLength) : '';
      return { value, shown: value };
    },
    encode(value) {
      const bytes = new TextEncoder().encode(value);
      if (bytes.length > mostWritten) {
        throw new RangeError(
          `${term.name} has at most ${mostWritten} bytes, found ${bytes.length}`,
        );
      }
      if ([...value].length > mostCharacters) {
        throw new RangeError(`${term.name} has at most ${mostCharacters} characters`);
      }
      return bytes;
    },
  };
}
