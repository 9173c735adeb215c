/** UNKNOWN-ATTRIBUTES: RFC 8489 section 14.13. */
import { type AttributeDefinition, rfc8489 } from './attribute.ts';
import { hex16, joinBytes, uintBytes } from './bytes.ts';

const source = rfc8489('14.13');

/** The types that the server did not understand. */
export const unknownAttributes: AttributeDefinition<readonly number[]> = {
  type: 0x000a,
  name: 'UNKNOWN-ATTRIBUTES',
  meaning: 'With error 420: the attributes that the server does not understand and must.',
  source,
  lengths: { least: 0, most: 0xfffe, multipleOf: 2 },
  read(reader, byteLength) {
    const value: number[] = [];
    for (let index = 0; index < byteLength / 2; index += 1) {
      const start = reader.byteIndex;
      const type = ((reader.bytes[start] ?? 0) << 8) | (reader.bytes[start + 1] ?? 0);
      const meaning = 'The type of an attribute of the request.';
      reader.take({ name: `Attribute ${index + 1} Type`, meaning, source }, 2, hex16(type));
      value.push(type);
    }
    return { value, shown: value.map(hex16).join(', ') };
  },
  encode: (value) => joinBytes(value.map((type) => uintBytes(type, 2))),
};
