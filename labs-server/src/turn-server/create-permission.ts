/** The CreatePermission request: RFC 8656 section 10.2. */
import type { StunAttribute } from '../../wire/stun/attribute.ts';
import type { TransportAddress } from '../../wire/stun/transport-address.ts';
import { xorPeerAddress } from '../../wire/turn/xor-peer-address.ts';
import type { Allocation } from './allocation.ts';
import { encodeSuccess, type TurnRefusal } from './reply.ts';
import type { AuthenticatedRequest } from './turn-request.ts';
import type { TurnServerParts } from './turn-server-parts.ts';

/** All permissions of the request or none: it is "valid and the server is capable of carrying out the request", or refused. */
export function handleCreatePermission(
  { options }: TurnServerParts,
  request: AuthenticatedRequest,
  allocation: Allocation,
): Uint8Array | TurnRefusal {
  // "The CreatePermission request MUST contain at least one XOR-PEER-ADDRESS attribute ... If no such attribute exists,
  // ... then a 400 (Bad Request) error is returned."
  const peers = peersOf(request.message.attributes);
  if (peers.length === 0) return { code: 400 };
  // "If an XOR-PEER-ADDRESS attribute contains an address of an address family that is not the same as that of a relayed
  // transport address for the allocation, ... 443 (Peer Address Family Mismatch)".
  if (peers.some((peer) => allocation.relayTo(peer) === null)) return { code: 443 };
  // "The server MAY impose restrictions on the IP address allowed in the XOR-PEER-ADDRESS attribute; if a value is not
  // allowed, the server rejects the request with a 403 (Forbidden) error."
  if (!peers.every(({ address }) => options.peers.allowsAddress(address))) return { code: 403 };
  // "If the request is valid, but the server is unable to satisfy the request due to some capacity limit or similar, then
  // a 508 (Insufficient Capacity) error is returned."
  const nowUs = options.clock.monotonicUs();
  const { permissions } = allocation;
  const addresses = peers.map(({ address }) => address);
  if (!permissions.hasRoomFor(addresses, nowUs)) return { code: 508 };
  for (const address of addresses) permissions.install(address, nowUs);
  return encodeSuccess(options.digests, request, [], request.integrity);
}

function peersOf(attributes: readonly StunAttribute[]): readonly TransportAddress[] {
  return attributes
    .filter(({ definition, ignored }) => definition === xorPeerAddress && !ignored)
    .map(({ value }) => value as TransportAddress);
}
