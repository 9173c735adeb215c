/** Two descriptions side by side as rows: what RFC 3264 pairs, with what changed. */
import {
  compareDescriptions,
  type LineChange,
} from '@wireside/labs-server/wire/sdp/compare-descriptions.ts';
import type { SdpLine } from '@wireside/labs-server/wire/sdp/description.ts';
import type { SdpDocument, SdpRow } from './sdp-document.ts';

export interface ComparedRow {
  readonly change: LineChange;
  readonly before: SdpRow | null;
  readonly after: SdpRow | null;
}

export function comparedRows(before: SdpDocument, after: SdpDocument): ComparedRow[] {
  const rowsBefore = rowsByLine(before);
  const rowsAfter = rowsByLine(after);
  return compareDescriptions(before.description, after.description).flatMap(({ lines }) =>
    lines.map(({ change, before: from, after: to }) => ({
      change,
      before: from && (rowsBefore.get(from) ?? null),
      after: to && (rowsAfter.get(to) ?? null),
    })),
  );
}

function rowsByLine({ rows }: SdpDocument): ReadonlyMap<SdpLine, SdpRow> {
  return new Map(rows.map((row) => [row.line, row]));
}

/** Attributes that every call has anew: that they differ says nothing of an edit. */
const ofEveryCall = new Set([
  'ice-ufrag',
  'ice-pwd',
  'candidate',
  'ssrc',
  'ssrc-group',
  'msid',
  'rtcp',
]);

/** What an edit changed in the answer to it: `o=`, credentials, addresses and sources are left out. */
export function changesOfEdit(before: SdpDocument, after: SdpDocument): ComparedRow[] {
  return comparedRows(before, after).filter(({ change, before: from, after: to }) => {
    const line = (from ?? to)?.line;
    if (change === 'same' || line === undefined) return false;
    if (line.type === 'o' || line.type === 'c') return false;
    if (line.type === 'm' && withoutPort(from) === withoutPort(to)) return false;
    return !ofEveryCall.has(line.attribute?.name ?? '');
  });
}

function withoutPort(row: SdpRow | null): string {
  return (row?.line.text ?? '').replace(/^(m=\S+) \d+/, '$1');
}

export const changeMarks = { same: ' ', changed: '~', removed: '−', added: '+' } as const;
