/** What an Allocate request asks for, and why it may be refused: RFC 8656 section 7.2, steps 3 to 10. */
import { attribute, findValue } from '../../wire/stun/attribute.ts';
import {
  ipFamily,
  type IpFamily,
  type TransportAddress,
} from '../../wire/stun/transport-address.ts';
import { unknownAttributes } from '../../wire/stun/unknown-attributes.ts';
import { additionalAddressFamily } from '../../wire/turn/additional-address-family.ts';
import { dontFragment } from '../../wire/turn/dont-fragment.ts';
import { evenPort } from '../../wire/turn/even-port.ts';
import { requestedAddressFamily } from '../../wire/turn/requested-address-family.ts';
import { requestedTransport, transportProtocols } from '../../wire/turn/requested-transport.ts';
import { reservationToken } from '../../wire/turn/reservation-token.ts';
import type { RelayOrder, RelayPort } from './relay-network.ts';
import type { TurnRefusal } from './reply.ts';
import type { AuthenticatedRequest } from './turn-request.ts';
import type { TurnServerParts } from './turn-server-parts.ts';

/** What is to be opened: the ports in `orders`, or the one that was reserved. */
export type AllocateWish =
  | { readonly orders: readonly RelayOrder[]; readonly missing: IpFamily | null }
  | { readonly reserved: RelayPort }
  | { readonly refusal: TurnRefusal };

export function readAllocateWish(
  { options, allocations, reservations, openings }: TurnServerParts,
  { client, message, user }: AuthenticatedRequest,
): AllocateWish {
  const { attributes } = message;
  const { relays, limits } = options;
  // 3. "If the REQUESTED-TRANSPORT attribute is not included or is malformed, the server rejects the request with a 400
  // ... if the attribute is included but specifies a protocol that is not supported by the server, ... 442".
  const transport = findValue(attributes, requestedTransport);
  if (transport === undefined) return refuse(400);
  if (transport !== transportProtocols.UDP) return refuse(442);
  // 4. "if ... the server does not support sending UDP datagrams with the DF bit set to 1 ..., then the server treats the
  // DONT-FRAGMENT attribute in the Allocate request as an unknown comprehension-required attribute."
  const wantsDontFragment = findValue(attributes, dontFragment) !== undefined;
  if (wantsDontFragment && !relays.canSetDontFragment) return unknownDontFragment;
  const parity = findValue(attributes, evenPort);
  const requested = findValue(attributes, requestedAddressFamily);
  const additional = findValue(attributes, additionalAddressFamily);
  // 10. "the server MAY choose to reject the request with a 486 (Allocation Quota Reached) error".
  // A port that is held for the token is counted already.
  const token = findValue(attributes, reservationToken);
  const held = token === undefined ? 0 : 1;
  const counted = [allocations, reservations, openings];
  const used = counted.reduce((sum, each) => sum + each.countOf(user.quotaKey), 0);
  if (used - held >= limits.allocationsPerUser) return refuse(486);
  const all = counted.reduce((sum, { size }) => sum + size, 0);
  if (all - held >= limits.allocations) return refuse(508);
  // 5. "checks if the request contains a RESERVATION-TOKEN attribute. If yes, and the request also contains an EVEN-PORT
  // or REQUESTED-ADDRESS-FAMILY or ADDITIONAL-ADDRESS-FAMILY attribute, ... 400. Otherwise, it checks to see if the token
  // is valid ... If the token is not valid for some reason, ... 508".
  if (token !== undefined) {
    const alone = parity === undefined && requested === undefined && additional === undefined;
    if (!alone) return refuse(400);
    const reserved = reservations.redeem(token, user.quotaKey);
    return reserved === null ? refuse(508) : { reserved };
  }
  return readFamilies(
    { near: client.fiveTuple.server, families: relays.families },
    { requested, additional, parity },
  );
}

interface FamilyWish {
  readonly requested: number | undefined;
  readonly additional: number | undefined;
  /** The R bit of EVEN-PORT. */
  readonly parity: boolean | undefined;
}

function readFamilies(
  { near, families }: { near: TransportAddress; families: readonly IpFamily[] },
  { requested, additional, parity }: FamilyWish,
): AllocateWish {
  // 6. "contains both REQUESTED-ADDRESS-FAMILY and ADDITIONAL-ADDRESS-FAMILY attributes. If yes, ... 400".
  if (requested !== undefined && additional !== undefined) return refuse(400);
  // 7. "If the server does not support the address family requested by the client ..., 440 (Address Family not
  // Supported)". Without the attribute it is IPv4.
  const family = requested === undefined ? 'IPv4' : ipFamily(requested);
  if (family === null || !families.includes(family)) return refuse(440);
  // 8. "contains an EVEN-PORT attribute with the R bit set to 1. If yes, and the request also contains an
  // ADDITIONAL-ADDRESS-FAMILY attribute, ... 400".
  if (parity === true && additional !== undefined) return refuse(400);
  // 9. "contains an ADDITIONAL-ADDRESS-FAMILY attribute. If yes, and the attribute value is 0x01 (IPv4 address family),
  // then ... 400".
  if (additional !== undefined && ipFamily(additional) !== 'IPv6') return refuse(400);
  const order: RelayOrder = {
    near,
    family,
    parity: parity === undefined ? 'any' : parity ? 'even-and-next' : 'even',
  };
  if (additional === undefined) return { orders: [order], missing: null };
  if (!families.includes('IPv6')) return { orders: [order], missing: 'IPv6' };
  const sameParity = order.parity === 'any' ? 'any' : 'even';
  return { orders: [order, { near, family: 'IPv6', parity: sameParity }], missing: null };
}

const refuse = (code: number): AllocateWish => ({ refusal: { code } });

const unknownDontFragment: AllocateWish = {
  refusal: { code: 420, attributes: [attribute(unknownAttributes, [dontFragment.type])] },
};
