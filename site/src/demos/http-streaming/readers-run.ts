/** One run of the three readers: a feed, and everybody reads it to its end. */
import type { LabApi } from '../../cell/lab-api.ts';
import type { FeedStart } from '../race/start-feed.ts';
import {
  emptyReaders,
  readerIds,
  withReader,
  type Piece,
  type ReaderId,
  type ReadersReport,
} from './readers-report.ts';

export interface ReadersWorld {
  /** Has a reader read the stream to its end. */
  readonly read: (reader: ReaderId, onPiece: (piece: Piece) => void) => Promise<void>;
  readonly setting: FeedStart;
  readonly startFeed: (lab: LabApi, setting: FeedStart) => Promise<void>;
  /** The intermediary in words. */
  readonly path: string;
  readonly tell: (report: ReadersReport) => void;
}

/** Settles when every reader is done; one that fails says why, and the others go on. */
export async function runReaders(lab: LabApi, world: ReadersWorld): Promise<void> {
  const { read, setting, startFeed, path, tell } = world;
  let report = emptyReaders(path, setting.eventCount);
  const change = (next: ReadersReport): void => {
    report = next;
    tell(report);
  };
  change(report);
  await startFeed(lab, setting);
  const reading = readerIds.map(async (id) => {
    try {
      await read(id, (piece) =>
        change(withReader(report, id, (one) => ({ ...one, pieces: [...one.pieces, piece] }))),
      );
    } catch (error) {
      if (lab.signal.aborted) return;
      const problem = error instanceof Error ? error.message : String(error);
      change(withReader(report, id, (one) => ({ ...one, problem })));
    }
  });
  await Promise.all(reading);
  if (!lab.signal.aborted) change({ ...report, complete: true });
}
