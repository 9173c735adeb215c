/** The values of the fields that a call turns on, taken apart: addresses, Via, CSeq, challenges. RFC 3261 section 25.1. */
import type { FieldTerm } from '../field/field-reader.ts';
import { parameterTerm } from './parameter-terms.ts';

/** A stretch of a value. Pieces tile it. */
export interface Piece {
  readonly term: FieldTerm;
  readonly text: string;
  /** `null` for what only delimits. */
  readonly value: string | null;
}

const rfc3261 = (section: string) => ({ standard: 'RFC 3261', section });

const terms = {
  delimiter: {
    name: 'delimiter',
    meaning: 'Separates what is on its sides.',
    source: rfc3261('25.1'),
  },
  displayName: {
    name: 'display-name',
    meaning: 'A name for people.',
    source: rfc3261('20.10'),
  },
  address: { name: 'addr-spec', meaning: 'The address itself.', source: rfc3261('19.1') },
  protocol: {
    name: 'sent-protocol',
    meaning: 'Protocol, version, and the transport on which the hop was made.',
    source: rfc3261('20.42'),
  },
  sentBy: {
    name: 'sent-by',
    meaning: 'Who sent it on this hop; a browser has no address of its own, and makes a name up.',
    source: rfc3261('18.1.1'),
  },
  sequence: {
    name: 'sequence number',
    meaning: 'Grows with each request of the dialog.',
    source: rfc3261('8.1.1.5'),
  },
  method: {
    name: 'Method',
    meaning: 'The method of the request that is counted.',
    source: rfc3261('8.1.1.5'),
  },
  scheme: {
    name: 'auth-scheme',
    meaning: 'How the password is proved without sending it.',
    source: { standard: 'RFC 7616', section: '3.3' },
  },
} as const satisfies Record<string, FieldTerm>;

/** Leading part of a value, with the names of its groups as keys of `terms`. */
const shapes: readonly (readonly [fields: readonly string[], beginning: RegExp])[] = [
  [
    ['From', 'To', 'Contact', 'Route', 'Record-Route', 'Reply-To', 'Refer-To'],
    /^(?:(?<displayName>"(?:[^"\\]|\\.)*"|[^<>",;]*[^<>",;\s])?(?<d1>\s*<)(?<address>[^<>\s]+)(?<d2>>)|(?<bare>[^<>",;\s]+))/,
  ],
  [['Via'], /^(?<protocol>[\w.]+\/[\d.]+\/\w+)(?<d1>\s+)(?<sentBy>[^\s;,]+)/],
  [['CSeq'], /^(?<sequence>\d+)(?<d1>\s+)(?<method>\S+)$/],
  [
    ['WWW-Authenticate', 'Proxy-Authenticate', 'Authorization', 'Proxy-Authorization'],
    /^(?<scheme>Digest)(?<d1>\s+)/i,
  ],
];

const parameterPattern =
  /^(?<delimiter>\s*[;,]\s*)?(?<parameter>(?<name>[\w.!%*+`'~-]+)(?:\s*=\s*(?:"(?:[^"\\]|\\.)*"|[^\s;,"]+))?)/;

/** `null` where the grammar of the field is not known here, or the value does not have it. */
export function valuePieces(field: string, text: string): Piece[] | null {
  const shape = shapes.find(([fields]) => fields.includes(field));
  if (shape === undefined) return null;
  const pieces: Piece[] = [];
  let rest = text;
  while (rest !== '') {
    const beginning = shape[1].exec(rest);
    if (beginning === null) return null;
    const isFirst = pieces.length === 0;
    if (!isFirst && field.includes('uth')) return null;
    pieces.push(...groupPieces(beginning.groups ?? {}));
    rest = takeParameters(rest.slice(beginning[0].length), field, pieces);
    const comma = /^\s*,\s*/.exec(rest)?.[0] ?? '';
    if (comma === '' && rest !== '') return null;
    if (comma !== '') pieces.push({ term: terms.delimiter, text: comma, value: null });
    rest = rest.slice(comma.length);
  }
  return pieces;
}

function groupPieces(groups: Readonly<Record<string, string | undefined>>): Piece[] {
  return Object.entries(groups).flatMap(([key, text]): Piece[] => {
    if (text === undefined || text === '') return [];
    if (/^d\d$/.test(key)) return [{ term: terms.delimiter, text, value: null }];
    const term = terms[(key === 'bare' ? 'address' : key) as keyof typeof terms];
    return [{ term, text, value: text }];
  });
}

/** Reads `;name=value` pairs, of a challenge `name=value` pairs between commas; returns what is left. */
function takeParameters(text: string, field: string, pieces: Piece[]): string {
  const isList = field.includes('uth');
  let rest = text;
  for (let isFirst = true; ; isFirst = false) {
    const groups = parameterPattern.exec(rest)?.groups;
    const { delimiter, parameter = '', name = '' } = groups ?? {};
    const expected = isList ? (isFirst ? undefined : ',') : ';';
    if (groups === undefined || delimiter?.trim() !== expected) return rest;
    if (delimiter !== undefined) {
      pieces.push({ term: terms.delimiter, text: delimiter, value: null });
    }
    pieces.push({ term: parameterTerm(name, isList), text: parameter, value: parameter });
    rest = rest.slice((delimiter?.length ?? 0) + parameter.length);
  }
}
