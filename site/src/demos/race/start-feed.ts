/** Starts the one feed of a run with the settings that a demo chose. */
import type { LabApi } from '../../cell/lab-api.ts';
import { problemText } from '../problem-text.ts';

export interface FeedStart {
  readonly rateHz: number;
  readonly payloadBytes: number;
  readonly eventCount: number;
  /** How many of the newest events the log keeps; 500 unless told. */
  readonly retain?: number;
}

/** Rejects with an Error that says what the lab server answered. */
export async function startFeed(lab: LabApi, setting: FeedStart): Promise<void> {
  const { rateHz, payloadBytes, eventCount, retain = 500 } = setting;
  const url = lab.url('/feed/start', { rateHz, payloadBytes, count: eventCount, retain });
  const response = await fetch(url, { method: 'POST', signal: lab.signal });
  if (!response.ok) throw new Error(`The feed did not start. ${await problemText(response)}`);
}
