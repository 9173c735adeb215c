/** Data of a message as text: JSON where JSON can say it, and the names of what a structured clone holds besides. */

/** Longest text that is kept of one message, in UTF-16 code units. */
export const maxTextLength = 8192;

/** `value` as text, cut with `…` where it is too long; never throws. */
export function structuredText(value: unknown): string {
  const text = write(value);
  return text.length > maxTextLength ? `${text.slice(0, maxTextLength)}…` : text;
}

function write(value: unknown): string {
  try {
    return JSON.stringify(value, replace) ?? String(value);
  } catch (error) {
    return `[${error instanceof Error ? error.message.split('\n')[0] : String(error)}]`;
  }
}

/** What JSON leaves out or cannot write. */
function replace(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  if (value === undefined) return '[undefined]';
  if (value instanceof Map) return { '[Map]': [...value] };
  if (value instanceof Set) return { '[Set]': [...value] };
  if (value instanceof ArrayBuffer) return `[ArrayBuffer of ${value.byteLength} bytes]`;
  if (ArrayBuffer.isView(value)) return `[${value.constructor.name} of ${value.byteLength} bytes]`;
  if (value instanceof Error) return `[${value.name}: ${value.message}]`;
  return value;
}
