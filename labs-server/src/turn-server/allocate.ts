/** The Allocate request: RFC 8656 section 7.2. */
import { attribute, findValue, type AttributeDraft } from '../../wire/stun/attribute.ts';
import { equalBytes } from '../../wire/stun/bytes.ts';
import { ipFamilies, type IpFamily } from '../../wire/stun/transport-address.ts';
import { xorMappedAddress } from '../../wire/stun/xor-mapped-address.ts';
import { addressErrorCode } from '../../wire/turn/address-error-code.ts';
import { lifetime } from '../../wire/turn/lifetime.ts';
import { reservationToken } from '../../wire/turn/reservation-token.ts';
import { xorRelayedAddress } from '../../wire/turn/xor-relayed-address.ts';
import { errorReason } from '../../wire/stun/error-codes.ts';
import { Allocation } from './allocation.ts';
import { readAllocateWish } from './allocate-checks.ts';
import { tryAlternate } from './alternate-server.ts';
import { grantedLifetime } from './lifetime-granted.ts';
import { relayFromPeer } from './relay-from-peer.ts';
import type { RelayFailure, RelayNetwork, RelayOrder, RelayPort } from './relay-network.ts';
import { encodeSuccess, type TurnRefusal } from './reply.ts';
import type { AuthenticatedRequest } from './turn-request.ts';
import type { TurnServerParts } from './turn-server-parts.ts';
import { isTunneled } from './tunneled-address.ts';

/** Answers now or, where a port has to be opened, later. Step 1, authentication, was done before. */
export function handleAllocate(
  parts: TurnServerParts,
  request: AuthenticatedRequest,
  answer: (reply: Uint8Array | TurnRefusal) => void,
): void {
  const { key } = request.client.fiveTuple;
  // A retransmission of a request that is being answered.
  if (parts.openings.has(key)) return;
  // 2. "The server checks if the 5-tuple is currently in use by an existing allocation. If yes, ... 437 (Allocation
  // Mismatch)". A retransmission of the request that made it is answered as before.
  const existing = parts.allocations.find(key);
  if (existing !== null) {
    const { origin } = existing;
    const isSame =
      origin !== null && equalBytes(origin.transactionId, request.message.transactionId);
    answer(isSame ? origin.reply : { code: 437 });
    return;
  }
  // "a TURN server MUST NOT accept Teredo or 6to4 addresses in these requests" (section 21.4).
  if (isTunneled(request.client.fiveTuple.client.address)) {
    answer({ code: 403 });
    return;
  }
  // 11. "at any point, the server MAY choose to reject the request with a 300 (Try Alternate) error".
  const elsewhere = tryAlternate(parts.options, request.client, request.integrity);
  const wish = elsewhere === null ? readAllocateWish(parts, request) : { refusal: elsewhere };
  if ('refusal' in wish) answer(wish.refusal);
  else if ('reserved' in wish) {
    answer(allocate(parts, request, { relays: [wish.reserved], next: null, missing: null }));
  } else {
    const end = parts.openings.begin(key, request.user.quotaKey);
    openAll(parts.options.relays, wish.orders, (openings) => {
      const opened = openedOf(openings, wish.missing);
      // The client's connection, or its session, may have ended in the meantime.
      if (!end()) closeAll(openings);
      else if ('code' in opened) answer(opened);
      else answer(allocate(parts, request, opened));
    });
  }
}

/** What became of an order. */
interface Opening {
  readonly family: IpFamily;
  readonly ports: readonly RelayPort[] | RelayFailure;
}

/** A family of which no relayed address could be had, and why: 440 or 508. */
interface MissingFamily {
  readonly family: IpFamily;
  readonly code: number;
}

interface Opened {
  readonly relays: readonly RelayPort[];
  /** The port that EVEN-PORT reserved. */
  readonly next: RelayPort | null;
  /** The family that ADDITIONAL-ADDRESS-FAMILY asked for in vain. */
  readonly missing: MissingFamily | null;
}

/**
 * 8. and 9. "If the server cannot satisfy the request, then the server rejects the request with a 508 (Insufficient
 * Capacity) error." One address of two is enough: "if it can only allocate one relayed transport address of a specific
 * address type, then it includes ADDRESS-ERROR-CODE attribute in the success response". What is no matter of capacity is a
 * "temporary error", 500 (RFC 8489 section 14.8).
 */
function openedOf(
  openings: readonly Opening[],
  unsupported: IpFamily | null,
): Opened | TurnRefusal {
  const groups = openings.flatMap(({ ports }) => (typeof ports === 'string' ? [] : [ports]));
  if (groups.length === 0) {
    const isFull = openings.some(({ ports }) => ports === 'no-capacity');
    return { code: isFull ? 508 : 500 };
  }
  const failed = openings.find(({ ports }) => typeof ports === 'string');
  const relays = groups.flatMap((group) => group.slice(0, 1));
  const next = groups[0]?.[1] ?? null;
  if (failed !== undefined) return { relays, next, missing: { family: failed.family, code: 508 } };
  return { relays, next, missing: unsupported && { family: unsupported, code: 440 } };
}

/** One after the other. */
function openAll(
  network: RelayNetwork,
  orders: readonly RelayOrder[],
  done: (openings: readonly Opening[]) => void,
  before: readonly Opening[] = [],
): void {
  const [order, ...rest] = orders;
  if (order === undefined) done(before);
  else {
    const { family } = order;
    network.open(order, (ports) => openAll(network, rest, done, [...before, { family, ports }]));
  }
}

function closeAll(openings: readonly Opening[]): void {
  for (const { ports } of openings) {
    if (typeof ports !== 'string') for (const port of ports) port.close();
  }
}

function allocate(
  parts: TurnServerParts,
  request: AuthenticatedRequest,
  { relays, next, missing }: Opened,
): Uint8Array {
  const { options, allocations, reservations } = parts;
  const { client, user, message, integrity } = request;
  const { limits } = options;
  const allocation = new Allocation({ client, user, relays, limits });
  for (const relay of relays) relay.listen(relayFromPeer(parts, allocation));
  const seconds = grantedLifetime(
    findValue(message.attributes, lifetime),
    limits.maxLifetimeSeconds,
  );
  const token = next === null ? [] : [reservations.hold(next, user.quotaKey)];
  const attributes: AttributeDraft[] = [
    ...relays.map(({ address }) => attribute(xorRelayedAddress, address)),
    attribute(lifetime, seconds),
    ...token.map((value) => attribute(reservationToken, value)),
    attribute(xorMappedAddress, options.mappedAddressOf(client)),
    ...(missing === null ? [] : [missingFamily(missing)]),
  ];
  const reply = encodeSuccess(options.digests, request, attributes, integrity);
  allocation.origin = { transactionId: message.transactionId, reply };
  allocations.add(allocation, seconds);
  return reply;
}

/** Step 9: "it includes ADDRESS-ERROR-CODE attribute in the success response to inform the client the reason". */
function missingFamily({ family, code }: MissingFamily): AttributeDraft {
  const reason = errorReason(code) ?? '';
  return attribute(addressErrorCode, { family: ipFamilies[family], code, reason });
}
