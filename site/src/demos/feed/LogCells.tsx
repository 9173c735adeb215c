/** The log as cells: the newest events, those that it has dropped, and the places of those to come. */
import { drawnEvents, type DrawnWindow } from './drawn-window.ts';
import type { FeedReport } from './feed-report.ts';

interface Props {
  readonly report: FeedReport;
  readonly drawn: DrawnWindow;
}

export function LogCells({ report: { firstEventId, lastEventId }, drawn }: Props) {
  const ids = Array.from({ length: drawnEvents }, (_, index) => drawn.from + index);
  return (
    <ol class="feed-log" aria-label={logWords(firstEventId, lastEventId)}>
      {ids.map((id) => (
        <li key={id} class={classOf(id, firstEventId, lastEventId)} aria-hidden={id > lastEventId}>
          {id <= lastEventId ? id : ''}
        </li>
      ))}
    </ol>
  );
}

function classOf(id: number, first: number, last: number): string {
  if (id > last) return '';
  if (id < first) return 'feed-gone';
  return id === last ? 'feed-kept feed-newest' : 'feed-kept';
}

function logWords(first: number, last: number): string {
  if (last === 0) return 'The log is empty';
  const gone = first > 1 ? `, events 1 to ${first - 1} are gone` : '';
  return `The log holds events ${first} to ${last}${gone}`;
}
