import type { StreamEvent } from '@wireside/labs-server/wire/exercise-check.ts';

/** Writes an event stream from which EventSource dispatches exactly these events, in this order. */
export function writeStream(events: readonly StreamEvent[]): string {
  return events.map(writeEvent).join('');
}

function writeEvent({ type, data, id }: StreamEvent): string {
  const lines: string[] = [];
  if (type !== 'message') lines.push(`event: ${type}`);
  if (id !== null) lines.push(`id: ${id}`);
  for (const line of data.split('\n')) lines.push(`data: ${line}`);
  return lines.map((line) => `${line}\n`).join('') + '\n';
}
