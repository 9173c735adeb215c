/** Starts the one feed of a run with the settings that a demo chose. */
import type { LabApi } from '../../cell/lab-api.ts';

export interface FeedStart {
  readonly rateHz: number;
  readonly payloadBytes: number;
  readonly eventCount: number;
}

/** Rejects with an Error that says what the lab server answered. */
export async function startFeed(lab: LabApi, setting: FeedStart): Promise<void> {
  const { rateHz, payloadBytes, eventCount } = setting;
  const url = lab.url('/feed/start', { rateHz, payloadBytes, count: eventCount, retain: 500 });
  const response = await fetch(url, { method: 'POST', signal: lab.signal });
  if (!response.ok) throw new Error(`the feed did not start: ${response.status}`);
}
