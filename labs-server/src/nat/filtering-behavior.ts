/** Which packets from outside get in through a mapping: RFC 4787 section 5. */
import type { FilteringBehavior } from '../../wire/nat/nat-behavior.ts';
import type { TransportAddress } from '../../wire/nat/nat-event.ts';

/**
 * A packet from outside gets in when its source has the key of a destination to which the inside sent before.
 * @param external Y:y, the destination of a packet that leaves, or the source of one that comes
 */
export function filterKey(behavior: FilteringBehavior, external: TransportAddress): string {
  switch (behavior) {
    // "sending packets from the internal side of the NAT to any external IP address is sufficient"
    case 'endpoint-independent':
      return 'any';
    // "for receiving packets from a specific external endpoint, it is necessary ... to send packets first to that
    // specific external endpoint's IP address"
    case 'address-dependent':
      return external.address;
    // "... to send packets first to that external endpoint's IP address and port"
    case 'address-and-port-dependent':
      return `${external.address}:${external.port}`;
  }
}
