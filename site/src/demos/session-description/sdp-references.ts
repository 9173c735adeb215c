/** Which lines speak of one another: by mid, by payload type, by source, by transport. */
import type { SdpDocument, SdpRow } from './sdp-document.ts';

export interface Reference {
  /** Index of the other row. */
  readonly row: number;
  readonly why: string;
}

/** A media line can name thirty payload types with hundred lines. */
const maxReferences = 12;

/** The rows that `row` speaks of, or that speak of it. */
export function referencesOf({ rows }: SdpDocument, row: SdpRow): Reference[] {
  const own = rows.filter(({ section, index }) => section === row.section && index !== row.index);
  const found = [
    ...byGroup(rows, row),
    ...byPayloadType(own, row),
    ...bySource(own, row),
    ...byCompany(own, row),
  ];
  return found.slice(0, maxReferences);
}

const nameOf = ({ line }: SdpRow) => line.attribute?.name ?? `${line.type}=`;
const valueOf = ({ line }: SdpRow) => line.attribute?.value ?? line.value;
const wordsOf = (row: SdpRow) => valueOf(row).split(/[ :]/);

function byGroup(rows: readonly SdpRow[], row: SdpRow): Reference[] {
  if (nameOf(row) === 'group') {
    const [, ...tags] = wordsOf(row);
    return rows
      .filter((other) => nameOf(other) === 'mid' && tags.includes(valueOf(other)))
      .map(({ index, line }) => ({ row: index, why: `in the group: ${line.text}` }));
  }
  if (nameOf(row) !== 'mid') return [];
  return rows
    .filter((other) => nameOf(other) === 'group' && wordsOf(other).includes(valueOf(row)))
    .map(({ index, line }) => ({ row: index, why: `names it: ${line.text}` }));
}

const ofPayloadType = new Set(['rtpmap', 'fmtp', 'rtcp-fb']);

/** The payload type that a line speaks of; null for others. */
function payloadTypeOf(row: SdpRow): string | null {
  return ofPayloadType.has(nameOf(row)) ? (wordsOf(row)[0] ?? null) : null;
}

function byPayloadType(own: readonly SdpRow[], row: SdpRow): Reference[] {
  if (row.line.type === 'm') {
    const listed = row.line.value.split(' ').slice(3);
    return own
      .filter((other) => nameOf(other) === 'rtpmap' && listed.includes(payloadTypeOf(other) ?? ''))
      .map((other) => ({ row: other.index, why: `${payloadTypeOf(other)} is ${codecOf(other)}` }));
  }
  const type = payloadTypeOf(row);
  if (type === null) return [];
  const same = own.filter((other) => payloadTypeOf(other) === type);
  const repeats = own.filter((other) => nameOf(other) === 'fmtp' && aptOf(other) === type);
  const repeated = own.filter(
    (other) => nameOf(other) === 'rtpmap' && payloadTypeOf(other) === aptOf(row),
  );
  const media = own.filter(({ line }) => line.type === 'm');
  return [
    ...media.map(({ index }) => ({ row: index, why: `lists ${type}: the m= line` })),
    ...repeated.map(({ index, line }) => ({ row: index, why: `what it repeats: ${line.text}` })),
    ...same.map(({ index, line }) => ({ row: index, why: `also of ${type}: ${line.text}` })),
    ...repeats.map(({ index, line }) => ({ row: index, why: `repeats it: ${line.text}` })),
  ];
}

function codecOf(row: SdpRow): string {
  return valueOf(row).split(' ')[1] ?? '';
}

function aptOf(row: SdpRow): string | null {
  return nameOf(row) === 'fmtp' ? (/[ ;]apt=(\d+)/.exec(valueOf(row))?.[1] ?? null) : null;
}

function bySource(own: readonly SdpRow[], row: SdpRow): Reference[] {
  const sources = sourcesOf(row);
  if (sources.length === 0) return [];
  return own
    .filter((other) => sourcesOf(other).some((source) => sources.includes(source)))
    .map(({ index, line }) => ({ row: index, why: `the same source: ${line.text}` }));
}

function sourcesOf(row: SdpRow): readonly string[] {
  if (nameOf(row) === 'ssrc') return wordsOf(row).slice(0, 1);
  return nameOf(row) === 'ssrc-group' ? wordsOf(row).slice(1) : [];
}

/** Lines that say something only together. */
const companies: readonly (readonly [readonly string[], string])[] = [
  [['ice-ufrag', 'ice-pwd'], 'the credentials of the checks'],
  [['fingerprint', 'setup'], 'the DTLS handshake'],
  [['sctp-port', 'max-message-size'], 'the association of the data channels'],
  [['rtcp', 'rtcp-mux'], 'where RTCP goes'],
];

function byCompany(own: readonly SdpRow[], row: SdpRow): Reference[] {
  const company = companies.find(([names]) => names.includes(nameOf(row)));
  if (company === undefined) return [];
  const [names, what] = company;
  return own
    .filter((other) => names.includes(nameOf(other)))
    .map(({ index, line }) => ({ row: index, why: `${what}: ${line.text}` }));
}
