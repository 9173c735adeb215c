/** Polling: asks again after a fixed interval, whether there is news or not. */
import type { FormatHue } from '../race-hues.ts';
import { eventsOf, type RaceLane } from '../race-lane.ts';

export function pollingLane(
  id: string,
  label: string,
  intervalMs: number,
  origin: 'a' | 'b',
  hue: FormatHue,
): RaceLane {
  return {
    id,
    label,
    hue,
    mechanism: 'polling',
    origin,
    async receive(lab, untilId, onEvent) {
      let since = 0;
      while (since < untilId) {
        const url = lab.url('/polling/events', { since }, { origin });
        const body = await eventsOf(await fetch(url, { cache: 'no-store', signal: lab.signal }));
        body?.events.forEach(onEvent);
        since = body?.lastEventId ?? since;
        if (since < untilId) await lab.sleep(intervalMs);
      }
    },
  };
}
