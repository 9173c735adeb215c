/** What the picture of the feed shows, as plain data: publisher, log, and who reads it. */
import type { FeedMessage } from '@wireside/labs-server/wire/channel-message.ts';
import type { FormatHue } from '../race/race-hues.ts';
import { list, number, object, text, type FaceReader } from '../trace-face.ts';

/** `asks`: it polls, and never subscribes. */
export type ReaderState = 'waits' | 'asks' | 'subscribed' | 'absent' | 'left' | 'failed';

export interface FeedReader {
  readonly id: string;
  readonly label: string;
  readonly hue: FormatHue;
  readonly mechanism: string;
  readonly state: ReaderState;
  /** First and last event that this page got from it; 0 for none. */
  readonly firstId: number;
  readonly lastId: number;
}

export interface FeedReport {
  readonly publishing: boolean;
  /** Oldest event that the log still holds. */
  readonly firstEventId: number;
  /** Newest event; 0 before the first. */
  readonly lastEventId: number;
  readonly readers: readonly FeedReader[];
}

export const emptyReport: FeedReport = {
  publishing: false,
  firstEventId: 1,
  lastEventId: 0,
  readers: [],
};

/** The mechanism whose readers never subscribe. */
const asking = 'polling';

/** How long a subscriber may be missed before it is told, in milliseconds: long polling is back sooner than anybody can read. */
export const settleMs = 300;

/** Keeps who was subscribed when: the server tells of a mechanism, not of a reader. */
export type LastSeen = ReadonlyMap<string, number>;

/**
 * Notes which readers are subscribed now. Of several readers of one mechanism those that came first are taken
 * to be the subscribed ones, except those that have left.
 */
export function noteSeen(
  seen: LastSeen,
  readers: readonly FeedReader[],
  { subscribers }: Pick<FeedMessage, 'subscribers'>,
  nowMs: number,
): LastSeen {
  const free = new Map<string, number>();
  for (const { mechanism } of subscribers) free.set(mechanism, (free.get(mechanism) ?? 0) + 1);
  const next = new Map(seen);
  for (const { id, mechanism, state } of readers) {
    const left = free.get(mechanism) ?? 0;
    if (left === 0 || isOver(state)) continue;
    free.set(mechanism, left - 1);
    next.set(id, nowMs);
  }
  return next;
}

/** The state of a reader that has not left: seen just now, some time ago, or never. */
export function stateOf(
  reader: FeedReader,
  seen: LastSeen,
  isSubscribed: boolean,
  nowMs: number,
): ReaderState {
  if (isOver(reader.state)) return reader.state;
  if (reader.mechanism === asking) return 'asks';
  const seenAtMs = seen.get(reader.id);
  if (isSubscribed) return 'subscribed';
  if (seenAtMs === undefined) return 'waits';
  return nowMs - seenAtMs < settleMs ? 'subscribed' : 'absent';
}

export function isOver(state: ReaderState): boolean {
  return state === 'left' || state === 'failed';
}

/** The reader with one event more. */
export function withEvent(reader: FeedReader, eventId: number): FeedReader {
  const firstId = reader.firstId === 0 ? eventId : Math.min(reader.firstId, eventId);
  return { ...reader, firstId, lastId: Math.max(reader.lastId, eventId) };
}

const hues: readonly string[] = [
  'tcp',
  'http',
  'chunk',
  'event',
  'ws',
  'sio',
] satisfies FormatHue[];

/** Reads a report that a trace keeps: its run is over, so everybody has left. */
export const readFeedReport: FaceReader<FeedReport> = (value) => ({
  publishing: false,
  firstEventId: number(value['firstEventId']),
  lastEventId: number(value['lastEventId']),
  readers: list(value['readers'])
    .map(object)
    .map((reader) => ({
      id: text(reader['id']),
      label: text(reader['label']),
      hue: hueOf(text(reader['hue'])),
      mechanism: text(reader['mechanism']),
      state: 'left',
      firstId: number(reader['firstId']),
      lastId: number(reader['lastId']),
    })),
});

function hueOf(name: string): FormatHue {
  if (hues.includes(name)) return name as FormatHue;
  throw new TypeError('expected a hue');
}
