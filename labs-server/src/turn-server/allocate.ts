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
import { grantedLifetime } from './lifetime-granted.ts';
import { relayFromPeer } from './relay-from-peer.ts';
import type { RelayNetwork, RelayOrder, RelayPort } from './relay-network.ts';
import { encodeSuccess, type TurnRefusal } from './reply.ts';
import type { AuthenticatedRequest } from './turn-request.ts';
import type { TurnServerParts } from './turn-server-parts.ts';

/** Answers now or, where a port has to be opened, later. Step 1, authentication, was done before. */
export function handleAllocate(
  parts: TurnServerParts,
  request: AuthenticatedRequest,
  answer: (reply: Uint8Array | TurnRefusal) => void,
): void {
  const { key } = request.client.fiveTuple;
  // A retransmission of a request that is being answered.
  if (parts.opening.has(key)) return;
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
  const wish = readAllocateWish(parts, request);
  if ('refusal' in wish) answer(wish.refusal);
  else if ('reserved' in wish) {
    answer(allocate(parts, request, { relays: [wish.reserved], next: null, missing: null }));
  } else {
    parts.opening.add(key);
    openAll(parts.options.relays, wish.orders, (ports) => {
      // The client's connection may have ended in the meantime.
      if (!parts.opening.delete(key)) for (const port of ports?.flat() ?? []) port.close();
      // "If the server cannot satisfy the request, then ... 508 (Insufficient Capacity)".
      else if (ports === null) answer({ code: 508 });
      else answer(allocate(parts, request, opened(ports, wish.missing)));
    });
  }
}

interface Opened {
  readonly relays: readonly RelayPort[];
  /** The port that EVEN-PORT reserved. */
  readonly next: RelayPort | null;
  /** The additional family of which no address could be had. */
  readonly missing: IpFamily | null;
}

function opened(ports: readonly (readonly RelayPort[])[], missing: IpFamily | null): Opened {
  const relays = ports.flatMap((group) => group.slice(0, 1));
  return { relays, next: ports[0]?.[1] ?? null, missing };
}

/** All of them or none. */
function openAll(
  network: RelayNetwork,
  orders: readonly RelayOrder[],
  done: (ports: readonly (readonly RelayPort[])[] | null) => void,
  before: readonly (readonly RelayPort[])[] = [],
): void {
  const [order, ...rest] = orders;
  if (order === undefined) {
    done(before);
    return;
  }
  network.open(order, (ports) => {
    if (ports !== null) openAll(network, rest, done, [...before, ports]);
    else {
      for (const port of before.flat()) port.close();
      done(null);
    }
  });
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

/** Step 9: "the server MUST include an ADDRESS-ERROR-CODE attribute in the success response with 440". */
function missingFamily(family: IpFamily): AttributeDraft {
  const reason = errorReason(440) ?? '';
  return attribute(addressErrorCode, { family: ipFamilies[family], code: 440, reason });
}
