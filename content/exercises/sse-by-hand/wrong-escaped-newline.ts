// Must trigger: escaped-newline. The line break inside the data becomes a backslash and the letter n.
import type { StreamEvent } from '@wireside/labs-server/wire/exercise-check.ts';

export function writeStream(events: readonly StreamEvent[]): string {
  return events.map(writeEvent).join('');
}

function writeEvent({ type, data, id }: StreamEvent): string {
  const idLine = id === null ? '' : `id: ${id}\n`;
  return `event: ${type}\n${idLine}data: ${data.replaceAll('\n', '\\n')}\n\n`;
}
