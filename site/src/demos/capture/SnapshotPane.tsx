/** One frame as a picture of its own, and its address. */
import type { SnapshotReport } from './capture-report.ts';
import { snapshotWords } from './capture-words.ts';
import type { Snapshot } from './snapshot.ts';

interface Props {
  /** The picture; null where only its numbers are known. */
  readonly snapshot: Snapshot | null;
  readonly report: SnapshotReport | null;
}

export function SnapshotPane({ snapshot, report }: Props) {
  const told = snapshot ?? report;
  if (told === null) return null;
  const name = told.frameNumber === null ? 'frame' : `frame-${told.frameNumber}`;
  return (
    <section class="capture-snapshot" aria-label="Snapshot">
      {snapshot !== null && (
        <img src={snapshot.address} width={160} height={90} alt="The frame of the snapshot" />
      )}
      <div>
        <p>
          <b>snapshot</b> {snapshotWords(told)}
        </p>
        {snapshot !== null && (
          <>
            <code>{snapshot.url}</code>
            <p>
              <a href={snapshot.url} target="_blank" rel="noopener noreferrer">
                Open the address
              </a>{' '}
              for a new one, or{' '}
              <a href={snapshot.address} download={`${name}.jpg`}>
                save this one
              </a>
              .
            </p>
          </>
        )}
      </div>
    </section>
  );
}
