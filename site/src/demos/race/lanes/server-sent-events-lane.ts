/** Server-sent events: one response that does not end; EventSource splits it into events. */
import type { FeedEvent, RaceLane } from '../race-lane.ts';

/** The value of `readyState` when EventSource has given up (HTML section 9.2.2). */
const closedState = 2;

export const serverSentEventsLane: RaceLane = {
  id: 'server-sent-events',
  label: 'server-sent events',
  hue: 'event',
  mechanism: 'server-sent-events',
  origin: 'b',
  receive(lab, untilId, onEvent) {
    return new Promise((resolve, reject) => {
      const source = new EventSource(lab.url('/server-sent-events/events', {}, { origin: 'b' }));
      const end = (): void => {
        source.close();
        resolve();
      };
      lab.signal.addEventListener('abort', end, { once: true });
      source.onmessage = ({ data }: MessageEvent<string>) => {
        const event = JSON.parse(data) as FeedEvent;
        onEvent(event);
        if (event.id >= untilId) end();
      };
      // While it is CONNECTING it reconnects by itself, and asks for what it missed.
      source.onerror = () => {
        if (source.readyState === closedState) reject(new Error(closedSentence));
      };
    });
  },
};

const closedSentence =
  'EventSource gave up, and script never learns why: look at the answer on the wire.';
