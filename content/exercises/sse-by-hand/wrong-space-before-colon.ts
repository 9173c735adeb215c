// Must trigger: space-before-colon. The field is now named "data ", which no parser knows.
import type { StreamEvent } from '@wireside/labs-server/wire/exercise-check.ts';

export function writeStream(events: readonly StreamEvent[]): string {
  return events.map(writeEvent).join('');
}

function writeEvent({ type, data, id }: StreamEvent): string {
  const lines = data.split('\n').map((line) => `data : ${line}`);
  if (type !== 'message') lines.unshift(`event : ${type}`);
  if (id !== null) lines.unshift(`id : ${id}`);
  return `${lines.join('\n')}\n\n`;
}
