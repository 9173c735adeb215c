/** What can be chosen about a race. The rates are among those that the feed offers. */
import type { FeedStart } from './start-feed.ts';

export interface SettingChoice {
  readonly name: 'rateHz' | 'payloadBytes' | 'eventCount';
  readonly label: string;
  readonly unit: string;
  readonly values: readonly number[];
}

export const settingChoices: readonly SettingChoice[] = [
  { name: 'rateHz', label: 'events per second', unit: '', values: [0.5, 1, 2, 5, 10, 20] },
  { name: 'payloadBytes', label: 'payload', unit: ' B', values: [46, 200, 500, 1000] },
  { name: 'eventCount', label: 'events', unit: '', values: [4, 10, 20, 50, 100] },
];

export const firstSetting: FeedStart = { rateHz: 10, payloadBytes: 46, eventCount: 50 };

/** How long the feed publishes, in seconds: the first event comes one interval after the start. */
export function durationSeconds({ rateHz, eventCount }: FeedStart): number {
  return eventCount / rateHz;
}
