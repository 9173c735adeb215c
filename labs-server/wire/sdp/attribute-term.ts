/** The shape in which attributes are explained. */
import type { Source } from '../field/field.ts';
import type { FieldTerm } from '../field/field-reader.ts';
import type { Subfield } from './subfield.ts';

/** What an attribute means, and what its value is made of. A property attribute has no subfields. */
export interface AttributeTerm extends FieldTerm {
  readonly subfields: readonly Subfield[];
}

/** `where` is the standard and the section: `RFC 5888 4`. */
export function attribute(
  name: string,
  where: string,
  meaning: string,
  subfields: readonly Subfield[] = [],
): readonly [string, AttributeTerm] {
  return [name, { name, meaning, source: sourceOf(where), subfields }];
}

export function sourceOf(where: string): Source {
  const space = where.lastIndexOf(' ');
  return { standard: where.slice(0, space), section: where.slice(space + 1) };
}
