/** The Refresh request: RFC 8656 section 8.2. */
import { attribute, findValue } from '../../wire/stun/attribute.ts';
import { ipFamily } from '../../wire/stun/transport-address.ts';
import { lifetime } from '../../wire/turn/lifetime.ts';
import { requestedAddressFamily } from '../../wire/turn/requested-address-family.ts';
import type { Allocation } from './allocation.ts';
import { familyOf } from './ip-family.ts';
import { grantedLifetime } from './lifetime-granted.ts';
import type { RelayPort } from './relay-network.ts';
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
  const meant = relaysOf(allocation, requested);
  if (meant.length === 0) return { code: 443 };
  // "If the "desired lifetime" is zero, then the request succeeds and the allocation is deleted."
  const wanted = findValue(attributes, lifetime);
  const seconds = wanted === 0 ? 0 : grantedLifetime(wanted, options.limits.maxLifetimeSeconds);
  if (seconds === 0) allocations.release(allocation, meant);
  else allocations.refresh(allocation, seconds, meant);
  const granted = [attribute(lifetime, seconds)];
  return encodeSuccess(options.digests, request, granted, request.integrity);
}

/** "If no REQUESTED-ADDRESS-FAMILY attribute is included, then the request should be treated as applying to all" (section 8.1) */
function relaysOf({ relays }: Allocation, requested: number | undefined): readonly RelayPort[] {
  if (requested === undefined) return relays;
  const family = ipFamily(requested);
  return relays.filter(({ address }) => familyOf(address) === family);
}
