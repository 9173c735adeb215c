import type { StreamEvent } from '@wireside/labs-server/wire/exercise-check.ts';

/** Writes an event stream from which EventSource dispatches exactly these events, in this order. */
export function writeStream(events: readonly StreamEvent[]): string {
  let stream = '';
  for (const event of events) {
    // What if the data is empty, or has several lines? Where do the type and the id go? What ends an event?
    stream += `data: ${event.data}\n`;
  }
  return stream;
}
