/** The parts of a field line: RFC 9112 section 5, or the standard of another protocol that has the same lines. */
import type { Source } from './field.ts';
import type { FieldTerm } from './field-reader.ts';

const section = (standard: string, number: string): Source => ({ standard, section: number });

const httpTerms = {
  fieldName: {
    name: 'field-name',
    meaning: 'Names the field; upper and lower case are the same.',
    source: section('RFC 9110', '5.1'),
  },
  badWhitespace: {
    name: 'whitespace',
    meaning: 'Whitespace is not allowed here: a proxy must remove it, a server must refuse it.',
    source: section('RFC 9112', '5.1'),
  },
  colon: {
    name: 'colon',
    meaning: 'Separates the name from the value.',
    source: section('RFC 9112', '5'),
  },
  optionalWhitespace: {
    name: 'OWS',
    meaning: 'Optional whitespace, not part of the value.',
    source: section('RFC 9110', '5.6.3'),
  },
  fieldValue: {
    name: 'field-value',
    meaning: 'What the field says.',
    source: section('RFC 9110', '5.5'),
  },
  obsoleteFold: {
    name: 'obs-fold',
    meaning: 'A line folded onto the next one, an obsolete form that reads as one space.',
    source: section('RFC 9112', '5.2'),
  },
} as const satisfies Record<string, FieldTerm>;

export type FieldLineTerms = Readonly<Record<keyof typeof httpTerms, FieldTerm>>;

/** Outside of HTTP folded lines are not obsolete, and nobody is told what to do about whitespace before the colon. */
const otherMeanings: Partial<Record<keyof typeof httpTerms, Partial<FieldTerm>>> = {
  badWhitespace: { meaning: 'Whitespace before the colon, not part of the name.' },
  optionalWhitespace: { name: 'whitespace' },
  obsoleteFold: {
    name: 'fold',
    meaning: 'A line folded onto the next one; it reads as one space.',
  },
};

const kept = new Map<string, FieldLineTerms>();

/** `grammar`: what defines the lines where that is not HTTP. */
export function termsOf(grammar: Source | undefined): FieldLineTerms {
  if (grammar === undefined) return httpTerms;
  const key = `${grammar.standard} ${grammar.section}`;
  const terms = kept.get(key) ?? termsCiting(grammar);
  kept.set(key, terms);
  return terms;
}

function termsCiting(source: Source): FieldLineTerms {
  const cite = (part: keyof typeof httpTerms): FieldTerm => ({
    ...httpTerms[part],
    ...otherMeanings[part],
    source,
  });
  return {
    fieldName: cite('fieldName'),
    badWhitespace: cite('badWhitespace'),
    colon: cite('colon'),
    optionalWhitespace: cite('optionalWhitespace'),
    fieldValue: cite('fieldValue'),
    obsoleteFold: cite('obsoleteFold'),
  };
}
