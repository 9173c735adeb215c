/** Which record carried a packet. Pure. */
import type { TraceEntry } from '../../wire-view/trace-view.ts';
import type { PlacedPacket } from './packet-places.ts';

/** Its sequence number; null where it is gone. */
export function recordOf(
  entries: readonly TraceEntry[],
  { connection, direction, rawStart }: PlacedPacket,
): number | null {
  for (const entry of entries) {
    if (entry.kind !== 'record' || entry.connection !== connection) continue;
    const { record } = entry;
    if (record.kind !== 'data' || record.direction !== direction) continue;
    const { streamOffset, byteLength, sequence } = record;
    if (streamOffset <= rawStart && rawStart < streamOffset + byteLength) return sequence;
  }
  return null;
}
