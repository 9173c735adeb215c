/** Server-sent events: one response that does not end; EventSource splits it into events. */
import type { FeedEvent, RaceLane } from '../race-lane.ts';

export const serverSentEventsLane: RaceLane = {
  id: 'server-sent-events',
  label: 'server-sent events',
  hue: 'event',
  mechanism: 'server-sent-events',
  origin: 'b',
  receive(lab, untilId, onEvent) {
    return new Promise((resolve) => {
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
    });
  },
};
