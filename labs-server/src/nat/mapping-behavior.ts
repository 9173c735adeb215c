/** When a mapping is used again: RFC 4787 section 4.1. */
import type { MappingBehavior } from '../../wire/nat/nat-behavior.ts';
import type { TransportAddress } from '../../wire/nat/nat-event.ts';

/**
 * Two packets of the same key leave by the same mapping.
 * @param internal X:x, where the packet comes from
 * @param external Y:y, where it goes to
 */
export function mappingKey(
  behavior: MappingBehavior,
  internal: TransportAddress,
  external: TransportAddress,
): string {
  const from = `${internal.address}:${internal.port}`;
  switch (behavior) {
    // "for subsequent packets sent from the same internal IP address and port (X:x) to any external IP address and port"
    case 'endpoint-independent':
      return from;
    // "... to the same external IP address, regardless of the external port"
    case 'address-dependent':
      return `${from} ${external.address}`;
    // "... to the same external IP address and port while the mapping is still active"
    case 'address-and-port-dependent':
      return `${from} ${external.address}:${external.port}`;
  }
}
