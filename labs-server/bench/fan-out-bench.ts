/** One event stream delivered to many clients: messages per second and CPU per message, tapped against untapped. */
import { formatEvent } from '../src/labs/server-sent-events/event-stream-writer.ts';
import { openEventStreams } from './event-stream-clients.ts';
import type { Work } from './paired-run.ts';
import type { BenchOptions, Report } from './report.ts';
import { benchTapped } from './tapped-bench.ts';

const clientCount = 500;
/** Events that may be on their way: the server never waits for the publisher. */
const eventsOnTheWay = 2;
const text = 'the text of an event, as long as by default...';

/** How many bytes a client gets for an event, one chunk; `json` is the event as `POST /feed/publish` answers it. */
function bytesOfEvent(json: string): number {
  const { id } = JSON.parse(json) as { id: number };
  const byteLength = Buffer.byteLength(formatEvent({ id, data: json }));
  return byteLength + byteLength.toString(16).length + 4;
}

async function openFanOut(url: string): Promise<Work> {
  await fetch(`${url}/feed/start?count=0`, { method: 'POST' });
  const path = '/server-sent-events/events?heartbeatMs=120000';
  const clients = await openEventStreams(`${url}${path}`, clientCount);
  let sentBytes = 0;

  async function publish(): Promise<number> {
    const response = await fetch(`${url}/feed/publish`, { method: 'POST', body: text });
    const byteLength = clientCount * bytesOfEvent(await response.text());
    sentBytes += byteLength;
    return byteLength;
  }

  return async (seconds) => {
    const untilMs = performance.now() + seconds * 1000;
    let events = 0;
    while (performance.now() < untilMs) {
      const byteLength = await publish();
      events += 1;
      await clients.reaches(sentBytes - (eventsOnTheWay - 1) * byteLength);
    }
    await clients.reaches(sentBytes);
    if (clients.receivedBytes !== sentBytes) throw new Error('more came than was published');
    return events * clientCount;
  };
}

export function benchFanOut({ seconds }: BenchOptions): Promise<Report> {
  return benchTapped({
    title: `Server-sent events: one feed to ${clientCount} clients`,
    unit: 'message',
    seconds,
    open: openFanOut,
  });
}
