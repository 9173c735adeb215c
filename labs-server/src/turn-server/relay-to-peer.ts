/** From client to peer: Send indications and ChannelData messages. RFC 8656 sections 11.2 and 12.6. */
import { findValue } from '../../wire/stun/attribute.ts';
import type { StunMessage } from '../../wire/stun/decode-message.ts';
import type { TransportAddress } from '../../wire/stun/transport-address.ts';
import { data as dataAttribute } from '../../wire/turn/data.ts';
import { dontFragment } from '../../wire/turn/dont-fragment.ts';
import { xorPeerAddress } from '../../wire/turn/xor-peer-address.ts';
import type { Allocation } from './allocation.ts';
import type { TurnServerParts } from './turn-server-parts.ts';

/** A Send indication. Whatever is wrong with it, "the message is discarded", and nobody is told. */
export function relaySend(
  parts: TurnServerParts,
  { attributes, unknownRequired }: StunMessage,
  allocation: Allocation,
): void {
  // "The Send indication MUST contain both an XOR-PEER-ADDRESS attribute and a DATA attribute. If one of these attributes
  // is missing or invalid, then the message is discarded."
  const peer = findValue(attributes, xorPeerAddress);
  const data = findValue(attributes, dataAttribute);
  // "If the server is unable to set the DF bit ..., then the server acts as if the DONT-FRAGMENT attribute is an unknown
  // comprehension-required attribute".
  const wantsDontFragment = findValue(attributes, dontFragment) !== undefined;
  const isUnknown = wantsDontFragment && !parts.options.relays.canSetDontFragment;
  if (peer === undefined || data === undefined || unknownRequired.length > 0 || isUnknown) {
    allocation.relayed.dropped += 1;
    return;
  }
  toPeer(parts, allocation, peer, data, wantsDontFragment);
}

/** "If the ChannelData message is received on a channel that is not bound to any peer, then the message is silently discarded." */
export function relayChannelData(
  parts: TurnServerParts,
  allocation: Allocation,
  channelNumber: number,
  data: Uint8Array,
): void {
  const peer = allocation.channels.peerOf(channelNumber, parts.options.clock.monotonicUs());
  if (peer === null) allocation.relayed.dropped += 1;
  else toPeer(parts, allocation, peer, data, false);
}

function toPeer(
  { options }: TurnServerParts,
  allocation: Allocation,
  peer: TransportAddress,
  data: Uint8Array,
  wantsDontFragment: boolean,
): void {
  const { permissions, relayed, user } = allocation;
  // "The server also checks that there is a permission installed for the IP address contained in the XOR-PEER-ADDRESS
  // attribute. If no such permission exists, the message is discarded." Of ChannelData the standard says so in general
  // only: the client has to "establish a permission to a host before sending it data" (section 21.1.4).
  const isPermitted = permissions.has(peer.address, options.clock.monotonicUs());
  const relay = allocation.relayTo(peer);
  if (!isPermitted || relay === null || !options.peers.allows(peer) || !user.spend(data.length)) {
    relayed.dropped += 1;
    return;
  }
  if (user.loses?.() === true) {
    relayed.lost += 1;
    return;
  }
  relayed.toPeers += data.length;
  relay.send(data, peer, wantsDontFragment);
}
