/** Which rows a list shows, and how one of them is named. */
import type { Side } from './apply-edit.ts';
import type { ComparedRow } from './compared-rows.ts';
import { passes, type RowFilter, type SdpDocument, type SdpRow } from './sdp-document.ts';

/** A row of the offer or of the answer. */
export interface ChosenRow {
  readonly side: Side;
  readonly index: number;
}

export interface ListedRow extends ChosenRow {
  /** Unique in its list: `offer-12`. */
  readonly key: string;
  readonly row: SdpRow;
  /** Only where two descriptions stand side by side. */
  readonly compared: ComparedRow | null;
}

export function keyOf({ side, index }: ChosenRow): string {
  return `${side}-${index}`;
}

function listed(row: SdpRow, side: Side, compared: ComparedRow | null): ListedRow {
  const { index } = row;
  return { key: keyOf({ side, index }), side, index, row, compared };
}

export function listOne({ rows }: SdpDocument, side: Side, filter: RowFilter): ListedRow[] {
  return rows.filter((row) => passes(row, filter)).map((row) => listed(row, side, null));
}

/** A row that both have stands for the offer’s. A search looks in both. */
export function listBoth(
  rows: readonly ComparedRow[],
  filter: RowFilter,
  onlyChanges: boolean,
): ListedRow[] {
  return rows.flatMap((compared) => {
    const { before, after, change } = compared;
    if (onlyChanges && change === 'same') return [];
    const found = [before, after].some((row) => row !== null && passes(row, filter));
    const row = before ?? after;
    if (!found || row === null) return [];
    return [listed(row, before === null ? 'answer' : 'offer', compared)];
  });
}
