/** The log as cells: the newest events, those that it has dropped, and the places of those to come. */
import type { FeedReport } from './feed-report.ts';

/** Events that are drawn; the newest when there are more. */
export const drawnEvents = 20;

/** The events that are drawn, both ends included. */
export interface DrawnWindow {
  readonly from: number;
  readonly to: number;
}

export function windowOf({ lastEventId }: FeedReport): DrawnWindow {
  const to = Math.max(drawnEvents, lastEventId);
  return { from: to - drawnEvents + 1, to };
}

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
