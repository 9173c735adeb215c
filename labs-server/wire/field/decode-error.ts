/** One way to say which rule the bytes break: "<field> at byte N: <what> (<standard> §<section>)". */
import type { DecodeError, Malformed } from './decode-result.ts';
import { type ByteRange, type Field, type Source, toBitRange } from './field.ts';
import { beginningOf } from './text.ts';

/** A broken rule, before its message is put together. */
export interface BrokenRule {
  /** Stable code in kebab-case. */
  readonly code: string;
  /** Name of the field that breaks the rule. */
  readonly field: string;
  /** The field's bytes in layer coordinates, or an empty range where it should have begun. */
  readonly range: ByteRange;
  /** What was expected and what was found, without a full stop. */
  readonly what: string;
  readonly source: Source;
  readonly protocolStatus?: number | undefined;
}

export function createDecodeError(rule: BrokenRule): DecodeError {
  const { code, field, range, what, source, protocolStatus } = rule;
  const message = `${field} at byte ${range.start}: ${what} (${source.standard} §${source.section})`;
  const error = { code, field, range: toBitRange(range), message, source };
  return protocolStatus === undefined ? error : { ...error, protocolStatus };
}

/** The result of a decoder that met `rule`; `fields` is what it could read before it. */
export function malformed(fields: readonly Field[], rule: BrokenRule): Malformed {
  return { status: 'malformed', fields, error: createDecodeError(rule) };
}

/** At most 24 characters of `text` in quotes, with control characters escaped: for a message. */
export function quote(text: string): string {
  const limit = 24;
  return JSON.stringify(text.length > limit ? `${beginningOf(text, limit)}…` : text);
}
