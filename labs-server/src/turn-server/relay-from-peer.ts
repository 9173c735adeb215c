/** From peer to client: RFC 8656 sections 11.3 and 12.7, and 11.5 for ICMP. */
import { attribute, type AttributeDraft } from '../../wire/stun/attribute.ts';
import { encodeStunMessage } from '../../wire/stun/encode-message.ts';
import type { TransportAddress } from '../../wire/stun/transport-address.ts';
import { data as dataAttribute } from '../../wire/turn/data.ts';
import { encodeChannelData } from '../../wire/turn/encode-channel-data.ts';
import { icmp } from '../../wire/turn/icmp.ts';
import { turnMethods } from '../../wire/turn/methods.ts';
import { xorPeerAddress } from '../../wire/turn/xor-peer-address.ts';
import type { Allocation } from './allocation.ts';
import type { RelayReceiver } from './relay-network.ts';
import type { TurnServerParts } from './turn-server-parts.ts';

/** What the relayed addresses of `allocation` tell. */
export function relayFromPeer(parts: TurnServerParts, allocation: Allocation): RelayReceiver {
  const { clock } = parts.options;
  const { client, channels, permissions, relayed, user } = allocation;
  return {
    received(data, peer) {
      // "checks to see whether the set of permissions for the allocation allow the relaying of the UDP datagram"
      const nowUs = clock.monotonicUs();
      const isPermitted = permissions.has(peer.address, nowUs);
      if (!isPermitted || client.isBehind || !user.spend(data.length)) {
        relayed.dropped += 1;
        return;
      }
      relayed.toClient += data.length;
      // "If relaying is permitted but no channel is bound to the peer, then the server forms and sends a Data indication."
      // Else "the server forms and sends a ChannelData message" (section 12.7).
      const number = channels.numberOf(peer, nowUs);
      const { framing } = client.fiveTuple;
      if (number === null) client.send(dataIndication(parts, peer, attribute(dataAttribute, data)));
      else client.send(encodeChannelData(number, data, framing));
    },
    unreachable(peer, error) {
      // "The server then checks to see whether the set of permissions for the allocation allows the relaying of the ICMP
      // packet." (section 11.5)
      if (!permissions.has(peer.address, clock.monotonicUs()) || client.isBehind) return;
      client.send(dataIndication(parts, peer, attribute(icmp, error)));
    },
  };
}

function dataIndication(
  { options }: TurnServerParts,
  peer: TransportAddress,
  payload: AttributeDraft,
): Uint8Array {
  return encodeStunMessage({
    messageClass: 'indication',
    method: turnMethods.Data,
    transactionId: options.randomBytes(12),
    attributes: [attribute(xorPeerAddress, peer), payload],
  });
}
