/** The feed of a run, drawn: publisher, log, and its readers with what each has got. */
import { Announce } from '../Announce.tsx';
import type { RaceLane } from '../race/race-lane.ts';
import { windowOf } from './drawn-window.ts';
import { emptyReport, type FeedReader, type FeedReport } from './feed-report.ts';
import { LogCells } from './LogCells.tsx';
import { ReaderRow } from './ReaderRow.tsx';

interface Props {
  /** Null for a recorded run that keeps only bytes. */
  readonly report: FeedReport | null;
  readonly lanes: readonly RaceLane[];
  readonly lateLane: RaceLane;
  /** How many events the log keeps. */
  readonly retain: number;
  readonly running: boolean;
  readonly onPublish: () => void;
  readonly onJoin: () => void;
}

export function FeedPicture(props: Props) {
  const { lanes, lateLane, retain, running } = props;
  const report = props.report ?? emptyReport;
  const readerOf = ({ id }: RaceLane): FeedReader | null =>
    report.readers.find((reader) => reader.id === id) ?? null;
  const drawn = windowOf(report);
  const late = readerOf(lateLane);
  return (
    <div class="demo-face">
      <div class="feed-picture" role="group" aria-label="The feed of this run">
        <h3>publisher</h3>
        <div class="feed-publisher">
          <span class={`feed-dot ${report.publishing ? 'feed-dot-on' : ''}`} aria-hidden="true" />
          {publisherText(props)}
          <button type="button" class="button" disabled={!running} onClick={props.onPublish}>
            Publish one now
          </button>
        </div>
        <p class="feed-note">{report.lastEventId} published</p>
        <p class="feed-flow">
          <span aria-hidden="true">↓</span> appends each event, and knows no reader
        </p>
        <h3>log</h3>
        <LogCells report={report} drawn={drawn} />
        <p class="feed-note">{`keeps the newest ${retain}`}</p>
        <p class="feed-flow">
          <span aria-hidden="true">↓</span> each reader has a place of its own in it
        </p>
        <h3 class="feed-readers">readers</h3>
        {lanes.map((lane) => (
          <ReaderRow key={lane.id} lane={lane} reader={readerOf(lane)} drawn={drawn} />
        ))}
        {late === null ? (
          <div class="feed-late">
            <span>one more, which joins late</span>
            <button type="button" class="button" disabled={!running} onClick={props.onJoin}>
              Subscribe now
            </button>
          </div>
        ) : (
          <ReaderRow lane={lateLane} reader={late} drawn={drawn} />
        )}
        <Announce sentence={spoken(report)} />
      </div>
    </div>
  );
}

function publisherText({ report, running }: Props): string {
  if (report === null) return 'This recording holds only the bytes of its run.';
  if (report.publishing) return 'publishes once a second';
  if (report.lastEventId > 0) return running ? 'is done' : 'is done, or was stopped';
  return running ? 'begins' : 'Press Run: it publishes once a second, 20 times.';
}

function spoken({ lastEventId, readers }: FeedReport): string {
  if (lastEventId === 0) return '';
  const got = readers.map(({ label, lastId }) => `${label} ${lastId === 0 ? 'none' : lastId}`);
  return `Event ${lastEventId} is published. Newest event of each reader: ${got.join(', ')}.`;
}
