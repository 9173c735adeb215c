/** Where bytes belong in a payload: Socket.IO protocol 5, section "Packet encoding". */

/** The number of the attachment that `value` stands for, or `null` where it is no placeholder. */
export function placeholderOf(value: unknown): number | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!('_placeholder' in value) || value['_placeholder'] !== true || !('num' in value))
    return null;
  return typeof value.num === 'number' ? value.num : null;
}
