/** The ChannelBind request: RFC 8656 section 12.2. */
import { findValue } from '../../wire/stun/attribute.ts';
import { channelNumber, channelNumbers } from '../../wire/turn/channel-number.ts';
import { xorPeerAddress } from '../../wire/turn/xor-peer-address.ts';
import type { Allocation } from './allocation.ts';
import { encodeSuccess, type TurnRefusal } from './reply.ts';
import type { AuthenticatedRequest } from './turn-request.ts';
import type { TurnServerOptions } from './turn-server-options.ts';
import type { TurnServerParts } from './turn-server-parts.ts';
import { isTunneled } from './tunneled-address.ts';

/** "0x5000-0xFFFF: Reserved"; RFC 5766 section 11 had channels up to 0x7FFF. */
export const lastChannelNumber = { rfc8656: channelNumbers.last, rfc5766: 0x7fff } as const;

export function isChannelAllowed({ channelRange }: TurnServerOptions, number: number): boolean {
  return number >= channelNumbers.first && number <= lastChannelNumber[channelRange];
}

export function handleChannelBind(
  { options }: TurnServerParts,
  request: AuthenticatedRequest,
  allocation: Allocation,
): Uint8Array | TurnRefusal {
  const { attributes } = request.message;
  const { channels, permissions } = allocation;
  // "The request contains both a CHANNEL-NUMBER and an XOR-PEER-ADDRESS attribute."
  const number = findValue(attributes, channelNumber);
  const peer = findValue(attributes, xorPeerAddress);
  if (number === undefined || peer === undefined) return { code: 400 };
  // "The channel number is in the range 0x4000 through 0x4FFF (inclusive)."
  if (!isChannelAllowed(options, number)) return { code: 400 };
  // "The channel number is not currently bound to a different transport address"; "The transport address is not
  // currently bound to a different channel number." "If any of these tests fail, ... 400 (Bad Request)".
  const nowUs = options.clock.monotonicUs();
  const verdict = channels.judge(number, peer, nowUs);
  if (verdict === 'conflict') return { code: 400 };
  // "If the XOR-PEER-ADDRESS attribute contains an address of an address family that is not the same as that of a
  // relayed transport address for the allocation, ... 443".
  if (allocation.relayTo(peer) === null) return { code: 443 };
  // "if a value is not allowed, the server rejects the request with a 403 (Forbidden) error."
  // It must not be a tunneled one (section 21.4).
  if (!options.peers.allows(peer) || isTunneled(peer.address)) return { code: 403 };
  // "If the request is valid, but the server is unable to fulfill the request due to some capacity limit ..., 508".
  if (verdict === 'full' || !permissions.hasRoomFor([peer.address], nowUs)) return { code: 508 };
  channels.bind(number, peer, nowUs);
  // "A ChannelBind transaction also creates or refreshes a permission towards the peer".
  permissions.install(peer.address, nowUs);
  return encodeSuccess(options.digests, request, [], request.integrity);
}
