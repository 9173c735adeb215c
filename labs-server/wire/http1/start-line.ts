/** What the two kinds of start line have in common: RFC 9112 section 2.1. */
import type { BrokenRule } from '../field/decode-error.ts';
import type { Source } from '../field/field.ts';
import type { FieldReader, FieldTerm } from '../field/field-reader.ts';

/** A start line that was read, or the rule that it breaks. */
export type StartLineRead<StartLine> =
  { readonly value: StartLine } | { readonly broken: BrokenRule };

/** The space in a start line of which `source` is the grammar. */
export function space(source: Source): FieldTerm {
  return { name: 'SP', meaning: 'One space separates the parts.', source };
}

/** Makes the faults of the start line that begins at `lineStart`; `start` and `end` are counted from there. */
export function startLineFault(reader: FieldReader, lineStart: number) {
  return (
    code: string,
    field: string,
    start: number,
    end: number,
    what: string,
    source: Source,
    protocolStatus?: number,
  ): { broken: BrokenRule } => {
    const range = reader.layerRange({ start: lineStart + start, end: lineStart + end });
    return { broken: { code, field, range, what, source, protocolStatus } };
  };
}
