/** The feed of a run, drawn: publisher, log, subscribers with the last event that each has. */
import type { FeedMessage } from '@wireside/labs-server/wire/channel-message.ts';

/** The log's picture holds the newest events only. */
const drawnEvents = 12;

const hueOf: Readonly<Record<string, string>> = {
  polling: 'tcp',
  'long-polling': 'chunk',
  'http-streaming': 'http',
  'server-sent-events': 'event',
};

export function FeedPicture({ feed }: { readonly feed: FeedMessage | null }) {
  const last = feed?.lastEventId ?? 0;
  const first = Math.max(feed?.firstEventId ?? 1, last - drawnEvents + 1, 1);
  const ids = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
  return (
    <div class="feed-picture" role="group" aria-label="The feed of this run">
      <div class="feed-part">
        <h4>publisher</h4>
        <p class={`feed-box ${feed?.publishing === true ? 'feed-box-live' : ''}`}>
          {feed === null ? 'waits for Run' : publisherText(feed)}
        </p>
      </div>
      <span class="feed-arrow" aria-hidden="true">
        →
      </span>
      <div class="feed-part feed-log">
        <h4>log</h4>
        <ol class="feed-events" aria-label="Newest events of the log">
          {ids.length === 0 && <li class="feed-event feed-event-none">empty</li>}
          {ids.map((id) => (
            <li key={id} class={`feed-event ${id === last ? 'feed-event-new' : ''}`}>
              {id}
            </li>
          ))}
        </ol>
        <p class="feed-note">{feed === null ? '' : `keeps ${feed.retainedEvents} events`}</p>
      </div>
      <span class="feed-arrow" aria-hidden="true">
        →
      </span>
      <Subscribers feed={feed} />
    </div>
  );
}

function publisherText(feed: FeedMessage): string {
  const count = `${feed.lastEventId} published`;
  return feed.publishing ? count : `${count}, done`;
}

function Subscribers({ feed }: { readonly feed: FeedMessage | null }) {
  const subscribers = feed?.subscribers ?? [];
  return (
    <div class="feed-part feed-subscribers">
      <h4>subscribers</h4>
      <ul>
        {subscribers.length === 0 && <li class="feed-note">none at this moment</li>}
        {subscribers.map(({ mechanism, connection, lastEventId }) => (
          <li key={`${mechanism}/${connection}`}>
            <span class={`chip ${hueOf[mechanism] ?? 'tcp'}`}>{mechanism}</span>
            <span class="feed-note">
              conn {connection} · has {lastEventId === 0 ? 'nothing yet' : `up to ${lastEventId}`}
            </span>
          </li>
        ))}
      </ul>
      <p class="feed-note">
        Polling never subscribes: it reads the log when it happens to ask, so you see it only on the
        wire.
      </p>
    </div>
  );
}
