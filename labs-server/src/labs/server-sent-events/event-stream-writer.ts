/** Writes the event-stream format (HTML section 9.2.5). */

export interface OutgoingEvent {
  /** The event's type; without it the client dispatches `message`. No line breaks. */
  readonly event?: string;
  /** Becomes the client's last event ID. No line breaks, no NUL. */
  readonly id?: string | number;
  /** Every line of it becomes a `data` field; the client joins them by LF. */
  readonly data: string;
}

/** The event and the blank line that dispatches it. */
export function formatEvent({ event, id, data }: OutgoingEvent): string {
  const lines = data.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`);
  const type = event === undefined ? '' : `event: ${event}\n`;
  const lastEventId = id === undefined ? '' : `id: ${id}\n`;
  return `${type}${lastEventId}${lines.join('')}\n`;
}

/** Asks the client to wait this long before it reconnects. */
export function formatRetry(retryMs: number): string {
  return `retry: ${retryMs}\n\n`;
}

/** An empty comment: keeps proxies from cutting a silent connection (HTML section 9.2.7), and no client sees it. */
export const heartbeat = ':\n\n';
