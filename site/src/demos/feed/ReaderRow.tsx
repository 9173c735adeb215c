/** One reader of the feed: who it is, how it stands, and which events it has got. */
import type { RaceLane } from '../race/race-lane.ts';
import { drawnEvents, type DrawnWindow } from './drawn-window.ts';
import type { FeedReader, ReaderState } from './feed-report.ts';

interface Props {
  readonly lane: RaceLane;
  /** Null before the run. */
  readonly reader: FeedReader | null;
  readonly drawn: DrawnWindow;
}

const stateWords: Readonly<Record<ReaderState, string>> = {
  waits: '○ not yet',
  asks: '◌ asks, never subscribes',
  subscribed: '● subscribed',
  absent: '○ not at this moment',
  left: '○ has left',
  failed: '✗ failed: see the wire',
};

export function ReaderRow({ lane, reader, drawn }: Props) {
  const { firstId, lastId, state } = reader ?? { firstId: 0, lastId: 0, state: 'waits' };
  const from = Math.max(firstId, drawn.from);
  return (
    <div class="feed-reader">
      <p class="feed-who">
        <span class={`chip ${lane.hue}`}>{lane.label}</span>
        <span class="feed-state">{stateWords[state]}</span>
      </p>
      <div class="feed-track" aria-hidden="true">
        {lastId >= from && firstId > 0 && (
          <span
            style={{
              left: share(from - drawn.from),
              width: share(lastId - from + 1),
              '--feed-hue': `var(--${lane.hue})`,
            }}
          />
        )}
      </div>
      <p class="feed-note">{gotWords(firstId, lastId)}</p>
    </div>
  );
}

function share(cells: number): string {
  return `${(cells / drawnEvents) * 100}%`;
}

function gotWords(firstId: number, lastId: number): string {
  if (lastId === 0) return 'has nothing yet';
  return firstId === lastId ? `has event ${lastId}` : `has ${firstId} to ${lastId}`;
}
