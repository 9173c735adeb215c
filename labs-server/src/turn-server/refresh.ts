/** The Refresh request: RFC 8656 section 8.2. */
import { attribute, findValue } from '../../wire/stun/attribute.ts';
import { ipFamily } from '../../wire/stun/transport-address.ts';
import { lifetime } from '../../wire/turn/lifetime.ts';
import { requestedAddressFamily } from '../../wire/turn/requested-address-family.ts';
import { type Allocation, familyOf } from './allocation.ts';
import { grantedLifetime } from './lifetime-granted.ts';
import { encodeSuccess, type TurnRefusal } from './reply.ts';
import type { AuthenticatedRequest } from './turn-request.ts';
import type { TurnServerParts } from './turn-server-parts.ts';

export function handleRefresh(
  { options, allocations }: TurnServerParts,
  request: AuthenticatedRequest,
  allocation: Allocation,
): Uint8Array | TurnRefusal {
  const { attributes } = request.message;
  // "If the server receives a Refresh Request with a REQUESTED-ADDRESS-FAMILY attribute and the attribute value does not
  // match the address family of the allocation, the server MUST reply with a 443 (Peer Address Family Mismatch)".
  const requested = findValue(attributes, requestedAddressFamily);
  if (requested !== undefined) {
    const family = ipFamily(requested);
    if (!allocation.relays.some(({ address }) => familyOf(address) === family))
      return { code: 443 };
  }
  // "If the requested lifetime is zero, then the request succeeds, and the allocation is deleted."
  const wanted = findValue(attributes, lifetime);
  const seconds = wanted === 0 ? 0 : grantedLifetime(wanted, options.limits.maxLifetimeSeconds);
  if (seconds === 0) allocations.delete(allocation);
  else allocations.refresh(allocation, seconds);
  const granted = [attribute(lifetime, seconds)];
  return encodeSuccess(options.digests, request, granted, request.integrity);
}
