/** The event log in memory: holds the newest events, drops the oldest. */
import type { EventLog, LoggedEvent, LogRange, ReadResult } from './event-log.ts';

export interface MemoryEventLog<Payload> extends EventLog<Payload> {
  /** Keeps at most `count` (>= 1) events from now on; drops the oldest at once. */
  retain(count: number): void;
}

/** @param retained how many of the newest events are kept, >= 1 */
export function createMemoryEventLog<Payload>(retained: number): MemoryEventLog<Payload> {
  const events: LoggedEvent<Payload>[] = [];
  const tails = new Set<(event: LoggedEvent<Payload>) => void>();
  let capacity = retained;
  let lastId = 0;

  const range = (): LogRange => ({ firstId: lastId - events.length + 1, lastId });

  function stateOf(id: number): ReadResult<Payload>['state'] {
    if (!Number.isSafeInteger(id) || id < 0 || id > lastId) return 'unknown-id';
    return id + 1 < range().firstId ? 'too-old' : 'continuous';
  }

  return {
    range,
    async append(payload) {
      lastId += 1;
      const event = { id: lastId, payload };
      events.push(event);
      if (events.length > capacity) events.shift();
      for (const listener of tails) listener(event);
      return event;
    },
    async readAfter(id) {
      const state = stateOf(id);
      const from = state === 'continuous' ? id - range().firstId + 1 : 0;
      return { state, events: events.slice(from), range: range() };
    },
    tail(listener) {
      tails.add(listener);
      return () => tails.delete(listener);
    },
    retain(count) {
      capacity = count;
      events.splice(0, Math.max(0, events.length - capacity));
    },
  };
}
