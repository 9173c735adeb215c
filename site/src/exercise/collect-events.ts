/** What a real EventSource dispatches from one stream, until it is told to stop. */
import type { DispatchedEvent } from '@wireside/labs-server/wire/exercise-check.ts';

/** The part of EventSource that is used; tests pass their own. */
export interface EventSourceLike extends EventTarget {
  readonly readyState: number;
  close(): void;
}

const closedState = 2;

/** Chromium waits 3 s before it reconnects; a stream may ask for more. */
export const patienceMs = 12_000;

/**
 * Listens to `message` and to every type of `types` (EventSource dispatches by type, so others stay unheard),
 * and resolves when the reconnection was answered by 204 and the source is CLOSED.
 * Resolves with null when that takes longer than `patienceMs`.
 */
export function collectEvents(
  source: EventSourceLike,
  types: readonly string[],
  after: (delayMs: number, callback: () => void) => void,
): Promise<readonly DispatchedEvent[] | null> {
  const events: DispatchedEvent[] = [];
  return new Promise((resolve) => {
    for (const type of new Set(['message', ...types])) {
      source.addEventListener(type, (event) => {
        const { data, lastEventId } = event as MessageEvent<string>;
        events.push({ type, data, lastEventId });
      });
    }
    source.addEventListener('error', () => {
      if (source.readyState === closedState) resolve(events);
    });
    after(patienceMs, () => {
      source.close();
      resolve(null);
    });
  });
}

/** The event types that the input of a round asks for. */
export function typesOf(input: unknown): string[] {
  if (!Array.isArray(input)) return [];
  const events: readonly unknown[] = input;
  return events.flatMap((event) =>
    typeof event === 'object' && event !== null && 'type' in event ? [String(event.type)] : [],
  );
}
