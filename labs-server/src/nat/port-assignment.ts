/** The external port of a new mapping: RFC 4787 section 4.2. */
import type { PortAssignment } from '../../wire/nat/nat-behavior.ts';

/** The dynamic ports (RFC 6335 section 6). */
const firstPort = 49_152;
const portCount = 65_536 - firstPort;

/**
 * A port that no mapping has: two mappings never share one ("port overloading", REQ-3). Null when all are taken.
 * @param internalPort the port to preserve
 * @param random a number in [0, 1)
 */
export function assignPort(
  behavior: PortAssignment,
  internalPort: number,
  isTaken: (port: number) => boolean,
  random: () => number,
): number | null {
  if (behavior === 'preserved' && !isTaken(internalPort)) return internalPort;
  const start = Math.floor(random() * portCount);
  for (let offset = 0; offset < portCount; offset += 1) {
    const port = firstPort + ((start + offset) % portCount);
    if (!isTaken(port)) return port;
  }
  return null;
}
