/** The fields of a multipart body: RFC 2046 section 5.1.1. */
import type { Source } from '../field/field.ts';
import type { FieldTerm } from '../field/field-reader.ts';

export const multipartSource: Source = { standard: 'RFC 2046', section: '5.1.1' };

export const multipartTerms = {
  lineEnd: {
    name: 'CRLF',
    meaning: 'Belongs to the delimiter, not to the data before it.',
    source: multipartSource,
  },
  dashBoundary: {
    name: 'dash-boundary',
    meaning: 'Two hyphens and the boundary that Content-Type names: a part begins.',
    source: multipartSource,
  },
  closeHyphens: {
    name: '--',
    meaning: 'Two more hyphens: no further part follows.',
    source: multipartSource,
  },
  padding: {
    name: 'transport-padding',
    meaning: 'Whitespace that a transport may add; it means nothing.',
    source: multipartSource,
  },
  unexpected: {
    name: 'text',
    meaning: 'Where the line of the delimiter should end, something else follows.',
    source: multipartSource,
  },
  preamble: {
    name: 'preamble',
    meaning: 'What comes before the first delimiter is ignored.',
    source: multipartSource,
  },
  epilogue: {
    name: 'epilogue',
    meaning: 'What comes after the close-delimiter is ignored.',
    source: multipartSource,
  },
} as const satisfies Record<string, FieldTerm>;

const describedFields: ReadonlyMap<
  string,
  readonly [standard: string, section: string, meaning: string]
> = new Map([
  ['content-type', ['RFC 2045', '5', 'Media type of this part.']],
  [
    'content-length',
    [
      'RFC 2046',
      '5.1.1',
      'How long the part is said to be; only the next delimiter decides where it ends.',
    ],
  ],
  ['content-transfer-encoding', ['RFC 2045', '6', 'How the part is encoded; HTTP needs none.']],
  ['content-disposition', ['RFC 2183', '2', 'How the part is meant to be presented.']],
  ['content-id', ['RFC 2045', '7', 'Names the part.']],
]);

/** Meaning and source of a header field of a part. */
export function partFieldMeaning(name: string) {
  const [standard, section, meaning] = describedFields.get(name.toLowerCase()) ?? [
    'RFC 2046',
    '5.1',
    'A field without meaning for multipart: only those that begin with Content- have one.',
  ];
  return { meaning, source: { standard, section } };
}
