/** SSE + POST: the browser comes back by itself, and says by Last-Event-ID what it has. */
import type { RoomEntry } from '@wireside/labs-server/wire/signaling-room.ts';
import { problemText } from '../problem-text.ts';
import { LinkPatience } from './link-patience.ts';
import { messagesLost } from './long-polling-link.ts';
import { MessagePosts } from './message-posts.ts';
import { type OpenLink, serverGone } from './signaling-link.ts';

const closed = 2;

export const openEventSourceLink: OpenLink = (address, listener, world) => {
  const patience = new LinkPatience(listener, world);
  const posts = new MessagePosts(address, listener, world, patience);
  const source = world.openEventSource(address.url('/events', { since: address.since }));

  const end = (sentence: string): void => {
    source.close();
    patience.end(sentence);
  };

  source.onopen = () => patience.reached();
  source.onmessage = ({ data }: MessageEvent<string>) => {
    patience.reached();
    if (!patience.over) listener.onEntry(JSON.parse(data) as RoomEntry);
  };
  source.addEventListener('over', ({ data }: MessageEvent<string>) => end(data));
  source.addEventListener('reset', () => end(messagesLost));
  source.onerror = () => {
    if (patience.over) return source.close();
    // The answer was no event stream: script learns the reason only by another request.
    if (source.readyState === closed) void askWhy();
    else if (!patience.failed()) source.close();
  };

  async function askWhy(): Promise<void> {
    try {
      const url = address.url('/next', { since: address.since, holdMs: 100 });
      const response = await world.fetch(url, { cache: 'no-store' });
      end(response.ok ? serverGone : await problemText(response));
    } catch {
      end(serverGone);
    }
  }

  return {
    send: (message) => posts.send(message),
    leave(reason) {
      if (patience.over) return;
      patience.end(null);
      source.close();
      posts.leave(reason);
    },
  };
};
