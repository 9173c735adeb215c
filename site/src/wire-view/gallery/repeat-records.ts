/** A long trace out of a short recorded one: its bytes as they crossed the wire, again and again. */
import type { WireRecord } from '@wireside/labs-server/wire/record.ts';

/** Between the last record of a repetition and the first of the next. */
const pauseUs = 1000;

/**
 * The first `count` records of an endless repetition of `records` (in the order of their log; none gives none). Each
 * repetition has connections of its own, so that their streams begin at offset 0 and all of them can be decoded;
 * sequence numbers and times go on. No byte is changed.
 */
export function repeatRecords(records: readonly WireRecord[], count: number): WireRecord[] {
  const connections = records.map(({ connection }) => connection);
  const step = {
    connections: Math.max(0, ...connections) + 1,
    timeUs: (records.at(-1)?.timeUs ?? 0) - (records[0]?.timeUs ?? 0) + pauseUs,
  };
  const repeated: WireRecord[] = [];
  for (let round = 0; records.length > 0 && repeated.length < count; round += 1) {
    for (const record of records.slice(0, count - repeated.length)) {
      const sequence = repeated.length + 1;
      const timeUs = record.timeUs + round * step.timeUs;
      const moved = round * step.connections;
      repeated.push({ ...withConnection(record, moved), sequence, timeUs });
    }
  }
  return repeated;
}

function withConnection(record: WireRecord, moved: number): WireRecord {
  const connection = record.connection + moved;
  if (record.kind !== 'open') return { ...record, connection };
  const hopOf = record.hopOf === null ? null : record.hopOf + moved;
  return { ...record, connection, hopOf };
}
