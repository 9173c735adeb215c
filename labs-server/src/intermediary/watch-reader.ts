/** Watches the reader of a first hop: one that takes nothing is not waited for, as a proxy's send timeout has it. */
import type { Socket } from 'node:net';
import { every } from '../clock/every.ts';
import type { Clock } from '../labs/lab.ts';
import { stalledAfterMs } from '../labs/stalled-end.ts';

export interface Reader {
  /** Bytes that left the process so far; null while nobody can read. */
  takenBytes(): number | null;
  /** Bytes that wait to leave it. */
  waitingBytes(): number;
}

export function takenBytes({
  bytesWritten,
  writableLength,
}: Pick<Socket, 'bytesWritten' | 'writableLength'>): number {
  return bytesWritten - writableLength;
}

/** Calls `onStalled` when bytes wait for the reader and it took nothing for `stalledAfterMs`; returns how to stop. */
export function watchReader(clock: Clock, reader: Reader, onStalled: () => void): () => void {
  let takenBefore = reader.takenBytes();
  const stop = every(clock, stalledAfterMs, () => {
    const taken = reader.takenBytes();
    if (taken !== null && taken === takenBefore && reader.waitingBytes() > 0) {
      stop();
      onStalled();
    }
    takenBefore = taken;
  });
  return stop;
}
