/** Long polling: the server holds the request until there is news; the next request says where to go on. */
import { eventsOf, type RaceLane } from '../race-lane.ts';

export const longPollingLane: RaceLane = {
  id: 'long-polling',
  label: 'long polling',
  hue: 'chunk',
  mechanism: 'long-polling',
  origin: 'a',
  async receive(lab, untilId, onEvent) {
    let since = 0;
    while (since < untilId) {
      const url = lab.url('/long-polling/next', { since }, { origin: 'a' });
      const body = await eventsOf(await fetch(url, { cache: 'no-store', signal: lab.signal }));
      body?.events.forEach(onEvent);
      since = body?.lastEventId ?? since;
    }
  },
};
