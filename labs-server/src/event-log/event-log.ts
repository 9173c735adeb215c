/**
 * An append-only log with ids: the idea under SSE replay, the long-poll cursor, signaling and the class.
 * Reads and appends are promises, so that a database or another machine can stand behind the same interface.
 */

/** Payloads are shared, not copied: treat them as frozen. */
export interface LoggedEvent<Payload> {
  /** 1, 2, 3 ... in the order of the appends, never used twice. */
  readonly id: number;
  readonly payload: Payload;
}

/** What the log holds: ids from `firstId` to `lastId`; `firstId` is `lastId + 1` when it holds none. */
export interface LogRange {
  readonly firstId: number;
  /** Id of the newest event ever appended, 0 before the first. */
  readonly lastId: number;
}

/** The answer to "what came after this id?"; in each case `events` is what the log still holds of it. */
export interface ReadResult<Payload> {
  /**
   * `continuous`: `events` are all events after the id (none when nothing is new).
   * `too-old`: events between the id and the first of `events` were dropped.
   * `unknown-id`: the log never gave out this id (another log's, or garbage); `events` is all that it holds.
   */
  readonly state: 'continuous' | 'too-old' | 'unknown-id';
  /** In ascending order of their ids. */
  readonly events: readonly LoggedEvent<Payload>[];
  readonly range: LogRange;
}

export interface EventLog<Payload> {
  /** Appends one event; resolves with its id when it is in the log and the tails were told. */
  append(payload: Payload): Promise<LoggedEvent<Payload>>;
  /** `id` 0 reads from the very beginning, so it is `too-old` as soon as event 1 was dropped. */
  readAfter(id: number): Promise<ReadResult<Payload>>;
  /** Calls `listener` with every event appended from now on, until the returned function is called. */
  tail(listener: (event: LoggedEvent<Payload>) => void): () => void;
  /** What the log holds, as far as this process knows. */
  range(): LogRange;
}
