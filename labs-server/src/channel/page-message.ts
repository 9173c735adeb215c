/** Reads what a page sends over the channel; anything else is refused. */
import type { PageToServerMessage } from '../../wire/channel-message.ts';

/** The message in `text`, or null when it is none of the contract's. */
export function parsePageMessage(text: string): PageToServerMessage | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || !('type' in value)) return null;
  const message: Readonly<Record<string, unknown>> = { ...value };
  const { afterSequence, id, run, on } = message;
  switch (value.type) {
    case 'observe':
      return isCount(afterSequence) ? { type: 'observe', afterSequence } : null;
    case 'clock':
      return isCount(id) ? { type: 'clock', id } : null;
    case 'watch-feed':
      return isCount(run) && typeof on === 'boolean' ? { type: 'watch-feed', run, on } : null;
    default:
      return null;
  }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
