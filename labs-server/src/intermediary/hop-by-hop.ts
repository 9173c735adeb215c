/** Fields that an intermediary passes on, and those that are for one connection only (RFC 9110 section 7.6.1). */

/** What the intermediary calls itself in Via (RFC 9110 section 7.6.3). */
export const pseudonym = 'wireside';

/** "Intermediaries should remove or replace fields that are known to require removal before forwarding". */
const hopByHopNames: ReadonlySet<string> = new Set([
  'connection',
  'proxy-connection',
  'keep-alive',
  'te',
  'transfer-encoding',
  'upgrade',
  'proxy-authenticate',
  'proxy-authorization',
]);

/** Names and values in turn, as Node's `rawHeaders` has them. */
type RawFields = readonly string[];

function toPairs(fields: RawFields): (readonly [name: string, value: string])[] {
  const pairs: (readonly [string, string])[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    pairs.push([fields[index] ?? '', fields[index + 1] ?? '']);
  }
  return pairs;
}

/**
 * The fields to forward, names and values in turn: "for each connection-option in this field, remove any header
 * or trailer field(s) from the message with the same name as the connection-option", then Connection itself.
 *
 * @param receivedVersion HTTP version of the received message: "received-protocol" in Via
 */
export function forwardedFields(fields: RawFields, receivedVersion: string): string[] {
  const pairs = toPairs(fields);
  const options = pairs
    .filter(([name]) => name.toLowerCase() === 'connection')
    .flatMap(([, value]) => value.split(',').map((option) => option.trim().toLowerCase()));
  const dropped = new Set([...hopByHopNames, ...options]);
  const kept = pairs.filter(([name]) => !dropped.has(name.toLowerCase()));
  return [...kept, ['Via', `${receivedVersion} ${pseudonym}`] as const].flat();
}

/** Whether a message went through this intermediary before: some member of Via names it. */
export function hasPassed(via: string | undefined): boolean {
  const members = (via ?? '').split(',').map((member) => member.trim().split(/\s+/));
  return members.some(([, receivedBy]) => receivedBy?.toLowerCase() === pseudonym);
}
