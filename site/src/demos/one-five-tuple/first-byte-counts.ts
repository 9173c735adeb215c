/** How many datagrams began with a byte of each row of the table: RFC 7983 section 7, RFC 9443 section 3. Pure. */
import {
  firstByteTable,
  type FirstByteRow,
} from '@wireside/labs-server/wire/conversation/first-byte.ts';
import type { TraceView } from '../../wire-view/trace-view.ts';

export interface FirstByteCount {
  readonly row: FirstByteRow;
  /** Datagrams from the browser, and from Bob. */
  readonly up: number;
  readonly down: number;
}

/** One for each row, in the order of the table. */
export function firstByteCounts({
  entries,
}: Pick<TraceView, 'entries'>): readonly FirstByteCount[] {
  const counts = firstByteTable.map((row) => ({ row, up: 0, down: 0 }));
  for (const entry of entries) {
    if (entry.kind !== 'record' || entry.connection?.open?.listener !== 'peer') continue;
    const { record } = entry;
    const first = record.kind === 'data' ? record.head[0] : undefined;
    if (record.kind !== 'data' || first === undefined) continue;
    const count = counts.find(({ row }) => first < row.firstBytes.end);
    if (count === undefined) continue;
    if (record.direction === 'client-to-server') count.up += 1;
    else count.down += 1;
  }
  return counts;
}

/** `0–3`, `128–191`: the first and the last byte of the row. */
export function rangeText({ firstBytes: { start, end } }: FirstByteRow): string {
  return `${start}–${end - 1}`;
}
