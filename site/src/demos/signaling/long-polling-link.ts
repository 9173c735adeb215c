/** Long polling + POST: one held request after the other, each with the cursor of the last answer. */
import type { RoomNews } from '@wireside/labs-server/wire/signaling-room.ts';
import { problemText } from '../problem-text.ts';
import { LinkPatience } from './link-patience.ts';
import { MessagePosts } from './message-posts.ts';
import type { OpenLink } from './signaling-link.ts';

export const openLongPollingLink: OpenLink = (address, listener, world) => {
  const leaving = new AbortController();
  const patience = new LinkPatience(listener, world);
  const posts = new MessagePosts(address, listener, world, patience);
  let { since } = address;

  async function ask(): Promise<void> {
    const url = address.url('/next', { since });
    const response = await world.fetch(url, { cache: 'no-store', signal: leaving.signal });
    patience.reached();
    if (response.status === 204) return;
    if (!response.ok) return patience.end(await problemText(response));
    const news = (await response.json()) as RoomNews;
    if (news.reset) return patience.end(messagesLost);
    since = news.since;
    for (const entry of news.entries) if (!patience.over) listener.onEntry(entry);
  }

  async function askOn(): Promise<void> {
    try {
      while (!patience.over) await ask();
    } catch {
      patience.retry(() => void askOn());
    }
  }

  void askOn();
  return {
    send: (message) => posts.send(message),
    leave(reason) {
      if (patience.over) return;
      patience.end(null);
      leaving.abort();
      posts.leave(reason);
    },
  };
};

export const messagesLost =
  'Messages were lost: the page was away for longer than the room keeps them. Call again.';
