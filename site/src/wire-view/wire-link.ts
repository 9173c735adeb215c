/** A link to a field of a recorded trace: `#wire=<bench>:<record>:<field path>`; the page's records have a `page-`. */

export interface WireLink {
  /** Id of the bench whose recorded trace is meant. */
  readonly bench: string;
  /** Who made the record: each counts its own. */
  readonly lane: 'socket' | 'page';
  /** Sequence number of the record. */
  readonly record: number;
  /** Path of the field (`4.1.0`); null for the whole record. */
  readonly fieldPath: string | null;
}

/** The URL's fragment, with its `#`. */
export function formatWireLink({ bench, lane, record, fieldPath }: WireLink): string {
  const path = fieldPath === null ? '' : `:${fieldPath}`;
  const made = lane === 'page' ? 'page-' : '';
  return `#wire=${encodeURIComponent(bench)}:${made}${record}${path}`;
}

/** Null when the fragment is no such link, or no whole one. */
export function parseWireLink(fragment: string): WireLink | null {
  const found = /^#wire=([^:]+):(page-)?(\d{1,15})(?::(\d+(?:\.\d+)+))?$/.exec(fragment);
  const [, bench, page, record, fieldPath] = found ?? [];
  if (bench === undefined || record === undefined) return null;
  try {
    return {
      bench: decodeURIComponent(bench),
      lane: page === undefined ? 'socket' : 'page',
      record: Number(record),
      fieldPath: fieldPath ?? null,
    };
  } catch {
    return null;
  }
}
