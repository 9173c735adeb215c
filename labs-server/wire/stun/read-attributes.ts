/** The attributes of a STUN message, one after the other: RFC 8489 section 14. */
import type { BrokenRule } from '../field/decode-error.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';
import {
  type AttributeContext,
  type AttributeDefinition,
  paddedLength,
  rfc8489,
  type StunAttribute,
} from './attribute.ts';
import { hex16, hexText } from './bytes.ts';
import { fingerprint } from './fingerprint.ts';
import { messageIntegritySha256 } from './message-integrity-sha256.ts';
import { messageIntegrity } from './message-integrity.ts';
import { attributeName, type StunVocabulary } from './vocabulary.ts';

const section = rfc8489('14');
const headBytes = 4;

const terms = {
  length: { name: 'Length', meaning: 'Bytes of the value, without padding.', source: section },
  value: { name: 'Value', meaning: 'What the attribute says.', source: section },
  padding: {
    name: 'padding',
    meaning: 'Up to a multiple of 4 bytes; whatever it is, it is ignored.',
    source: section,
  },
  rest: { name: 'attributes', meaning: 'What is left of the message.', source: section },
} as const satisfies Record<string, FieldTerm>;

export interface ReadAttributes {
  readonly attributes: readonly StunAttribute[];
  readonly broken: BrokenRule | null;
}

/** Reads all attributes up to `end`, a multiple of 4 bytes further on. */
export function readAttributes(
  reader: FieldReader,
  end: number,
  vocabulary: StunVocabulary,
  context: AttributeContext,
): ReadAttributes {
  const attributes: StunAttribute[] = [];
  let broken: BrokenRule | null = null;
  while (reader.byteIndex < end) {
    const start = reader.byteIndex;
    const [type, length] = headOf(reader, start);
    if (paddedLength(length) > end - start - headBytes) {
      const what = `the value needs ${paddedLength(length)} bytes with padding, ${end - start - headBytes} are left in the message`;
      broken ??= brokenAt(
        reader,
        'attribute-length-too-large',
        'Length',
        [start + 2, start + 4],
        what,
      );
      reader.take(terms.rest, end - start, null);
      break;
    }
    const read = readAttribute(reader, vocabulary, context, isIgnored(type, attributes));
    attributes.push(read.attribute);
    broken ??= read.broken ?? brokenPlace(reader, read.attribute, end);
  }
  return { attributes, broken };
}

function headOf({ bytes }: FieldReader, start: number): readonly [type: number, length: number] {
  const [a = 0, b = 0, c = 0, d = 0] = bytes.subarray(start, start + headBytes);
  return [(a << 8) | b, (c << 8) | d];
}

/** Behind an attribute of integrity only the next stronger one and FINGERPRINT count (section 9). */
function isIgnored(type: number, before: readonly StunAttribute[]): boolean {
  const has = (other: number) => before.some((attribute) => attribute.type === other);
  if (type === fingerprint.type) return false;
  if (has(messageIntegritySha256.type)) return true;
  return has(messageIntegrity.type) && type !== messageIntegritySha256.type;
}

function readAttribute(
  reader: FieldReader,
  vocabulary: StunVocabulary,
  context: AttributeContext,
  ignored: boolean,
): { readonly attribute: StunAttribute; readonly broken: BrokenRule | null } {
  const start = reader.byteIndex;
  const [type, length] = headOf(reader, start);
  const name = attributeName(vocabulary, type);
  const known = vocabulary.attributes.get(type);
  const definition = known && allows(known, length) ? known : null;
  const end = start + headBytes + length;
  let value: unknown = null;
  let broken: BrokenRule | null = null;
  reader.group(() => {
    const typeMeaning = `${hex16(type)} is ${name}: ${comprehension(type)}.`;
    reader.take({ name: 'Type', meaning: typeMeaning, source: section }, 2, hex16(type));
    reader.uint(terms.length, 16);
    const reading = definition?.read(reader, length, context) ?? readRaw(reader, length);
    value = reading.value;
    broken = reading.broken ?? null;
    const padding = paddedLength(length) - length;
    if (padding > 0) reader.take(terms.padding, padding, null);
    const { meaning, source } = known ?? unknownTerm(type, name);
    const told = ignored ? 'Ignored, because it follows an attribute of integrity.' : meaning;
    return { name, meaning: told, source, value: reading.shown };
  });
  if (known && !definition) broken = wrongLength(reader, known, start, length);
  const understood = broken ? null : definition;
  const attribute = { type, name, definition: understood, value, start, end, ignored };
  return { attribute, broken };
}

function readRaw(reader: FieldReader, length: number) {
  const start = reader.byteIndex;
  const value = reader.bytes.slice(start, start + length);
  const shown = length > 0 ? reader.take(terms.value, length, hexText(value)) : null;
  return { value, shown, broken: null };
}

function comprehension(type: number): string {
  return type < 0x8000
    ? 'a receiver must understand it (comprehension-required)'
    : 'a receiver that does not understand it ignores it (comprehension-optional)';
}

function unknownTerm(type: number, name: string): Omit<FieldTerm, 'name'> {
  const isRegistered = name !== hex16(type);
  const meaning = isRegistered
    ? 'An attribute of another standard, not read here.'
    : 'An attribute that is not registered.';
  return { meaning, source: section };
}

function allows({ lengths }: AttributeDefinition<unknown>, length: number): boolean {
  const { least, most, multipleOf = 1 } = lengths;
  return length >= least && length <= most && length % multipleOf === 0;
}

function wrongLength(
  reader: FieldReader,
  { name, lengths, source }: AttributeDefinition<unknown>,
  start: number,
  length: number,
): BrokenRule {
  const { least, most, multipleOf = 1 } = lengths;
  const range = least === most ? `${least} bytes` : `${least} to ${most} bytes`;
  const step = multipleOf > 1 && least < most ? `, a multiple of ${multipleOf}` : '';
  const what = `${name} has ${range}${step}, found ${length}`;
  const at = [start + 2, start + 4] as const;
  return { ...brokenAt(reader, 'attribute-length-invalid', 'Length', at, what), source };
}

/** Section 14.7: FINGERPRINT is the last attribute. */
function brokenPlace(reader: FieldReader, { type, start, end }: StunAttribute, messageEnd: number) {
  if (type !== fingerprint.type || paddedLength(end) === messageEnd) return null;
  const what = 'expected the end of the message after FINGERPRINT, found another attribute';
  const broken = brokenAt(reader, 'fingerprint-not-last', fingerprint.name, [start, end], what);
  return { ...broken, source: fingerprint.source };
}

function brokenAt(
  reader: FieldReader,
  code: string,
  field: string,
  [start, end]: readonly [number, number],
  what: string,
): BrokenRule {
  // Section 14.8: 400 says that the request was malformed.
  const range = reader.layerRange({ start, end });
  return { code, field, range, what, source: section, protocolStatus: 400 };
}
