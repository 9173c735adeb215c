/** The three readers side by side, the boundaries that they saw, and what it comes to. */
import { Announce } from '../Announce.tsx';
import { BoundaryRows } from './BoundaryRows.tsx';
import { ReaderPane } from './ReaderPane.tsx';
import type { ReadersReport } from './readers-report.ts';
import { progressOf, summaryOf } from './readers-words.ts';
import { streamReaders } from './stream-readers.ts';

interface Props {
  readonly report: ReadersReport;
  readonly running: boolean;
  /** True for a recording that holds only bytes. */
  readonly onlyBytes: boolean;
}

export function ReadersFace({ report, running, onlyBytes }: Props) {
  const summary = summaryOf(report)?.join(' ') ?? null;
  const started = report.readers.fetch.pieces.length > 0;
  return (
    <div class="demo-face">
      <div class="readers">
        {streamReaders.map((reader) => (
          <ReaderPane
            key={reader.id}
            reader={reader}
            report={report.readers[reader.id]}
            written={report.written}
            onlyBytes={onlyBytes}
          />
        ))}
      </div>
      <BoundaryRows report={report} />
      <p class="readers-summary">{summary ?? waitingText(report, running, onlyBytes)}</p>
      <Announce sentence={started ? (summary ?? progressOf(report)) : ''} />
    </div>
  );
}

function waitingText({ written, readers }: ReadersReport, running: boolean, onlyBytes: boolean) {
  if (onlyBytes)
    return 'This recording holds the bytes of a run, not what the readers got of them.';
  if (running) return 'The readers read; what it comes to stands here at the end.';
  if (readers.fetch.pieces.length > 0) return 'Stopped: the pieces are those that had arrived.';
  return `Choose a path above, and press Run: ${written} events are written, one every 50 ms, and three readers get the same stream.`;
}
