/** Lines that a learner changed, and how they are put into the description of another call of the same making. */
import { readSdp, type SdpDocument, type SdpRow } from './sdp-document.ts';

/** By index of the row: the new text, several lines perhaps; null deletes the line. */
export type Edits = ReadonlyMap<number, string | null>;

export const noEdits: Edits = new Map();

/** `edits` with one more; a text that is the line's own is no edit. */
export function withEdit(edits: Edits, { index, line }: SdpRow, text: string | null): Edits {
  const changed = new Map(edits);
  if (text === line.text) changed.delete(index);
  else changed.set(index, text);
  return changed;
}

/** The line as it stands now; null where it is deleted. */
export function textOf(edits: Edits, { index, line }: SdpRow): string | null {
  const edited = edits.get(index);
  return edited === undefined ? line.text : edited;
}

export interface Transplant {
  readonly text: string;
  /** Edited lines of which the other description has no counterpart. */
  readonly missing: readonly string[];
}

/**
 * Puts the edits of `shown` into `fresh`: a description that the same browser made for the same streams. Every line that
 * was not edited stays as it is in `fresh`, so that its own credentials and ports are right.
 */
export function transplant(shown: SdpDocument, edits: Edits, fresh: string): Transplant {
  const other = readSdp(fresh);
  if (other === null) return { text: fresh, missing: [] };
  const places = placesOf(other.rows);
  const placeOfShown = new Map([...placesOf(shown.rows)].map(([place, row]) => [row.index, place]));
  const replaced = new Map<number, string | null>();
  const missing: string[] = [];
  for (const [index, text] of edits) {
    const row = places.get(placeOfShown.get(index) ?? '');
    if (row === undefined) missing.push(shown.rows[index]?.line.text ?? '');
    else replaced.set(row.index, text);
  }
  const lines = other.rows.map((row) => textOf(replaced, row));
  const kept = lines.filter((line) => line !== null);
  return { text: kept.map((line) => `${line.replaceAll('\n', '\r\n')}\r\n`).join(''), missing };
}

/** Rows by what they are: the third a=rtpmap of section 2. */
function placesOf(rows: readonly SdpRow[]): ReadonlyMap<string, SdpRow> {
  const counts = new Map<string, number>();
  return new Map(
    rows.map((row) => {
      const kind = `${row.section} ${row.title}`;
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      return [`${kind} ${count}`, row];
    }),
  );
}
