/** Hangs what was decrypted on the record that carried it. */
import type { DecryptedRecord } from '@wireside/labs-server/wire/record.ts';
import type { GrowingConnection } from './trace-connection.ts';
import type { RecordEntry, TraceEntry } from './trace-view.ts';

/** How far back it is looked for: it is told right after the record that carried it. */
const maxEntriesBack = 200;

/** False where that record is gone: there is nothing to show it on. */
export function hangDecrypted(
  entries: readonly TraceEntry[],
  connection: GrowingConnection,
  decrypted: DecryptedRecord,
): boolean {
  const carrier = carrierOf(entries, connection, decrypted);
  if (carrier === null) return false;
  connection.decrypted(decrypted);
  carrier.decrypted.push(decrypted);
  return true;
}

/** The newest entry of `connection` that holds where `decrypted` begins. */
function carrierOf(
  entries: readonly TraceEntry[],
  connection: GrowingConnection,
  { direction, streamOffset }: DecryptedRecord,
): RecordEntry | null {
  for (let at = entries.length - 1; at >= Math.max(0, entries.length - maxEntriesBack); at -= 1) {
    const entry = entries[at];
    if (entry?.kind !== 'record' || entry.connection !== connection) continue;
    const { record } = entry;
    if (record.kind !== 'data' || record.direction !== direction) continue;
    if (record.streamOffset > streamOffset) continue;
    return streamOffset < record.streamOffset + record.byteLength ? entry : null;
  }
  return null;
}
