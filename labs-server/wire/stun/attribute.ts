/** STUN attributes: a type, a length, a value, and padding to 32 bits. RFC 8489 section 14. */
import type { BrokenRule } from '../field/decode-error.ts';
import type { FieldValue, Source } from '../field/field.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';

/** What a value may depend on beside its own bytes. */
export interface AttributeContext {
  /** Magic cookie and transaction ID, 16 bytes: addresses are XORed with them. */
  readonly xorKey: Uint8Array;
}

/** What was read of a value. */
export interface AttributeReading<Value> {
  readonly value: Value;
  /** What the field of the whole attribute says. */
  readonly shown: FieldValue;
  /** The first rule that the value breaks. */
  readonly broken?: BrokenRule | null;
}

/** How many bytes a value may have. */
export interface ValueLengths {
  readonly least: number;
  readonly most: number;
  /** Default 1. */
  readonly multipleOf?: number;
}

/** One kind of attribute: one file each. */
export interface AttributeDefinition<Value> extends FieldTerm {
  /** 0 to 0xFFFF; from 0x8000 on a receiver that does not know it ignores it (RFC 8489 section 14). */
  readonly type: number;
  readonly lengths: ValueLengths;
  /** Reads exactly `byteLength` bytes, a number that `lengths` allows, as at least one field unless it is 0. */
  read(reader: FieldReader, byteLength: number, context: AttributeContext): AttributeReading<Value>;
  /** The bytes of `value` without padding. Throws a RangeError where no bytes can say it. */
  encode(value: Value, context: AttributeContext): Uint8Array;
}

/** An attribute in a message. */
export interface StunAttribute {
  readonly type: number;
  /** `SOFTWARE`, or `0x8031` of a type that is not registered. */
  readonly name: string;
  /** Null where the type is not known to the reader, or where its value is broken. */
  readonly definition: AttributeDefinition<unknown> | null;
  readonly value: unknown;
  /** Index of its type within the message. */
  readonly start: number;
  /** Index of the first byte after its value, before padding. */
  readonly end: number;
  /** True behind an attribute of integrity: a receiver ignores it (RFC 8489 section 9). */
  readonly ignored: boolean;
}

/** An attribute to be written; see `attribute`. */
export interface AttributeDraft {
  readonly type: number;
  encode(context: AttributeContext): Uint8Array;
}

/** `value` as an attribute of a message that is put together. */
export function attribute<Value>(
  definition: AttributeDefinition<Value>,
  value: Value,
): AttributeDraft {
  return { type: definition.type, encode: (context) => definition.encode(value, context) };
}

/** The value of the first attribute of this kind; undefined where there is none. Only the first one counts (section 14). */
export function findValue<Value>(
  attributes: readonly StunAttribute[],
  definition: AttributeDefinition<Value>,
): Value | undefined {
  const found = attributes.find(({ type, ignored }) => type === definition.type && !ignored);
  // The definition that read the value tells its type.
  return found?.definition === definition ? (found.value as Value) : undefined;
}

/** Bytes of a value with its padding: attributes begin at multiples of 4 (section 14). */
export function paddedLength(byteLength: number): number {
  return Math.ceil(byteLength / 4) * 4;
}

export const rfc8489 = (section: string): Source => ({ standard: 'RFC 8489', section });
