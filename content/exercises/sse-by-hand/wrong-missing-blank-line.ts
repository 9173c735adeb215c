// Must trigger: missing-blank-line. The events are parted by blank lines, but the last one is never finished.
import type { StreamEvent } from '@wireside/labs-server/wire/exercise-check.ts';

export function writeStream(events: readonly StreamEvent[]): string {
  return events.map(writeEvent).join('\n\n');
}

function writeEvent({ type, data, id }: StreamEvent): string {
  const lines = data.split('\n').map((line) => `data: ${line}`);
  if (type !== 'message') lines.push(`event: ${type}`);
  if (id !== null) lines.push(`id: ${id}`);
  return lines.join('\n');
}
