/** Where bytes belong in a payload: Socket.IO protocol 5, section "Packet encoding". */

/** The number of the attachment that `value` stands for, or `null` where it is no placeholder. */
export function placeholderOf(value: unknown): number | null {
  if (typeof value !== 'object' || value === null) return null;
  const { _placeholder: marked, num } = value as { _placeholder?: unknown; num?: unknown };
  return marked === true && typeof num === 'number' ? num : null;
}
