/** WebSocket: one request opens a connection, and each event is a message on it. */
import type { FeedEvent, RaceLane } from '../race-lane.ts';

export const webSocketLane: RaceLane = {
  id: 'websocket',
  label: 'WebSocket',
  hue: 'ws',
  mechanism: 'websocket',
  // A browser does not count WebSockets among its six connections.
  origin: 'a',
  upgrades: true,
  receive(lab, untilId, onEvent) {
    return new Promise((resolve, reject) => {
      const url = lab.url('/websocket/feed', {}, { origin: 'a' }).replace(/^http/, 'ws');
      const socket = new WebSocket(url);
      const end = (): void => {
        resolve();
        socket.close(normalClosure);
      };
      lab.signal.addEventListener('abort', end, { once: true });
      socket.onmessage = ({ data }: MessageEvent<string>) => {
        const event = JSON.parse(data) as Partial<FeedEvent>;
        // Without an id it tells that the log has lost some.
        if (event.id === undefined) return;
        onEvent(event as FeedEvent);
        if (event.id >= untilId) end();
      };
      // Nothing happens after `end` any more: a promise settles once.
      socket.onclose = ({ code, reason }) => reject(new Error(closedSentence(code, reason)));
    });
  },
};

/** RFC 6455 section 7.4.1. */
const normalClosure = 1000;

function closedSentence(code: number, reason: string): string {
  const why = reason === '' ? '' : `, ${JSON.stringify(reason)}`;
  return `The WebSocket was closed (${code}${why}), and it does not reconnect by itself: look at the wire for the cause.`;
}
