/** A lane of the race: one mechanism that delivers the run's feed to the page. Later mechanisms add one lane each. */
import type { LabApi } from '../../cell/lab-api.ts';
import { problemText } from '../problem-text.ts';
import type { FormatHue } from './race-hues.ts';

/** An event of the feed, as every mechanism carries it. */
export interface FeedEvent {
  /** 1, 2, 3 ... */
  readonly id: number;
  /** Microseconds of the server's clock. */
  readonly publishedAtUs: number;
  readonly text: string;
}

/** An event in the hands of a lane's handler. */
export interface ReceivedEvent extends FeedEvent {
  /** Microseconds of the server's clock; null when the clocks are not aligned. */
  readonly receivedAtUs: number | null;
}

/** Has a lane receive the feed, in the page or in a worker. */
export type ReceiveLane = (
  lane: RaceLane,
  untilId: number,
  onEvent: (event: ReceivedEvent) => void,
) => Promise<void>;

export interface RaceLane {
  readonly id: string;
  /** As in the table: `polling every 1 s`. */
  readonly label: string;
  readonly hue: FormatHue;
  /** First part of the paths of its requests; with the origin it tells whose bytes are whose. */
  readonly mechanism: string;
  readonly origin: 'a' | 'b';
  /** True when its last request opens a WebSocket that carries the events. */
  readonly upgrades?: boolean;
  /**
   * Delivers every event to `onEvent` until `untilId` arrived or `lab.signal` aborts.
   * Rejects with an Error for the student when the mechanism fails.
   */
  receive(lab: LabApi, untilId: number, onEvent: (event: FeedEvent) => void): Promise<void>;
}

/** The body of the answers of polling and long polling. */
interface EventsBody {
  readonly events: readonly FeedEvent[];
  readonly lastEventId: number;
}

/** Reads an answer that carries events; 204 carries none. Rejects on any other status. */
export async function eventsOf(response: Response): Promise<EventsBody | null> {
  if (response.status === 204) return null;
  if (!response.ok) throw new Error(await problemText(response));
  return (await response.json()) as EventsBody;
}
