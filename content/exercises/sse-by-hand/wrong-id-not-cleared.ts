// Must trigger: id-not-cleared. An empty text is falsy, so the field that clears the last event ID is left out.
import type { StreamEvent } from '@wireside/labs-server/wire/exercise-check.ts';

export function writeStream(events: readonly StreamEvent[]): string {
  return events.map(writeEvent).join('');
}

function writeEvent({ type, data, id }: StreamEvent): string {
  const lines = data.split('\n').map((line) => `data: ${line}`);
  if (type !== 'message') lines.push(`event: ${type}`);
  if (id) lines.push(`id: ${id}`);
  return `${lines.join('\n')}\n\n`;
}
