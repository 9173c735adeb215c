/** The buffers that a block of lines fills until its empty line dispatches the event: HTML section 9.2.6. */
import type { EventStreamState } from './event-stream-state.ts';

/** What script receives: the properties of a MessageEvent. */
export interface DispatchedEvent {
  /** `message` unless the stream named the event. */
  readonly type: string;
  /** The data lines, joined by LF. */
  readonly data: string;
  /** The last id that the stream set, in this block or before it. */
  readonly lastEventId: string;
}

/** Mutable, and owned by the decoding of one block. */
export interface EventDraft {
  /** True where the stream ended before the empty line: whatever the lines say, there will be no event. */
  readonly unfinished: boolean;
  eventType: string;
  lastEventId: string;
  retryMs: number | null;
  readonly data: string[];
  readonly comments: string[];
}

export function beginEvent(state: EventStreamState, unfinished: boolean): EventDraft {
  const { lastEventId, retryMs } = state;
  return { unfinished, eventType: '', lastEventId, retryMs, data: [], comments: [] };
}

/** "Process the field": what the line does, and one sentence that says it. Field names are compared exactly. */
export function processField(draft: EventDraft, name: string, value: string): string {
  if (draft.unfinished && ['data', 'event', 'id'].includes(name)) {
    return 'Dropped: the stream ended before an empty line dispatched the event.';
  }
  switch (name) {
    case 'data':
      draft.data.push(value);
      return draft.data.length === 1
        ? 'The data of the event.'
        : 'One more line of data, joined to the last by a line feed.';
    case 'event':
      draft.eventType = value;
      return value === ''
        ? 'An empty type: the event stays a message.'
        : `The type of the event: listeners for "${value}" get it, onmessage does not.`;
    case 'id':
      return processId(draft, value);
    case 'retry':
      return processRetry(draft, value);
    default:
      return 'No field of this name exists, so the line is ignored.';
  }
}

/**
 * The event that the empty line dispatches, or `null`: "if the data buffer is an empty string" nothing happens. One data
 * line with an empty value is enough: the buffer then holds its line feed.
 */
export function dispatchEvent(draft: EventDraft): DispatchedEvent | null {
  if (draft.data.length === 0) return null;
  const { eventType, lastEventId, data } = draft;
  return { type: eventType === '' ? 'message' : eventType, data: data.join('\n'), lastEventId };
}

function processId(draft: EventDraft, value: string): string {
  if (value.includes('\0')) return 'An id with U+0000 NULL is ignored.';
  draft.lastEventId = value;
  return value === ''
    ? 'Clears the last event ID: a reconnection will not send one.'
    : 'Sets the last event ID: a reconnection sends it as Last-Event-ID.';
}

function processRetry(draft: EventDraft, value: string): string {
  if (!/^[0-9]+$/.test(value)) return 'Ignored: the value is not made of ASCII digits alone.';
  draft.retryMs = Math.min(Number(value), Number.MAX_SAFE_INTEGER);
  return `Sets the reconnection time to ${draft.retryMs} ms.`;
}
