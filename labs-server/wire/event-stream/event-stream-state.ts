/** What an event stream remembers from one event to the next: HTML section 9.2.6. */

/** Immutable: each decoded block returns the next state. */
export interface EventStreamState {
  /** True before the first byte, where a byte order mark is dropped. */
  readonly atStart: boolean;
  /** The last event ID string; it lives on through events and blocks without an id. */
  readonly lastEventId: string;
  /** The reconnection time that the stream set, at most 2^53 - 1; `null` where it set none. */
  readonly retryMs: number | null;
}

export const initialEventStreamState: EventStreamState = {
  atStart: true,
  lastEventId: '',
  retryMs: null,
};
