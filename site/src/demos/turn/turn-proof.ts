/** What the wire proves of a relayed call: how it was allowed, and what went through. RFC 8656. */
import {
  datagramProtocol,
  type DatagramProtocol,
} from '@wireside/labs-server/wire/conversation/first-byte.ts';
import type { Direction } from '@wireside/labs-server/wire/record.ts';
import { findValue } from '@wireside/labs-server/wire/stun/attribute.ts';
import type { StunMessage } from '@wireside/labs-server/wire/stun/decode-message.ts';
import { errorCode, type StunError } from '@wireside/labs-server/wire/stun/error-code.ts';
import { hexText } from '@wireside/labs-server/wire/stun/bytes.ts';
import {
  addressText,
  type TransportAddress,
} from '@wireside/labs-server/wire/stun/transport-address.ts';
import { channelNumber } from '@wireside/labs-server/wire/turn/channel-number.ts';
import { data } from '@wireside/labs-server/wire/turn/data.ts';
import { lifetime } from '@wireside/labs-server/wire/turn/lifetime.ts';
import { turnMethods } from '@wireside/labs-server/wire/turn/methods.ts';
import { xorPeerAddress } from '@wireside/labs-server/wire/turn/xor-peer-address.ts';
import { xorRelayedAddress } from '@wireside/labs-server/wire/turn/xor-relayed-address.ts';
import type { WireUnit } from '../stun/wire-units.ts';

export interface TurnProof {
  /** Requests that were answered with 401: the first of each client, which has no credentials yet. */
  readonly challenges: number;
  /** Every other error response. */
  readonly refusals: readonly StunError[];
  readonly allocations: readonly { readonly relayed: string; readonly lifetimeSeconds: number }[];
  /** Peers that CreatePermission allowed. */
  readonly permissions: readonly string[];
  readonly channels: readonly { readonly number: number; readonly peer: string }[];
  /** Datagrams that were relayed by a channel, and by Send and Data indications. */
  readonly byChannel: RelayedCount;
  readonly byIndication: RelayedCount;
  /** What began the relayed datagrams; null: nothing that is known. */
  readonly inside: ReadonlyMap<DatagramProtocol | null, number>;
}

export interface RelayedCount {
  readonly datagrams: number;
  /** Of the datagrams alone. */
  readonly dataBytes: number;
  /** With the headers of TURN round them. */
  readonly wireBytes: number;
}

const nothing: RelayedCount = { datagrams: 0, dataBytes: 0, wireBytes: 0 };

export function turnProof(units: readonly WireUnit[]): TurnProof {
  const requests = new Map<string, StunMessage>();
  const proof = {
    challenges: 0,
    refusals: [] as StunError[],
    allocations: [] as TurnProof['allocations'][number][],
    permissions: [] as string[],
    channels: [] as TurnProof['channels'][number][],
    byChannel: nothing,
    byIndication: nothing,
    inside: new Map<DatagramProtocol | null, number>(),
  };
  for (const { unit, bytes } of units) {
    const relayed = relayedBytes(unit, bytes);
    if (relayed !== null) {
      const kind = unit.kind === 'channel-data' ? 'byChannel' : 'byIndication';
      proof[kind] = withDatagram(proof[kind], relayed, bytes);
      const protocol = datagramProtocol(relayed[0] ?? 0, { fromTurnServer: false });
      proof.inside.set(protocol, (proof.inside.get(protocol) ?? 0) + 1);
    }
    if (unit.kind === 'stun') takeMessage(proof, unit.message, requests);
  }
  return proof;
}

/** What becomes longer while the messages are read. */
interface GrowingProof {
  challenges: number;
  readonly refusals: StunError[];
  readonly allocations: TurnProof['allocations'][number][];
  readonly permissions: string[];
  readonly channels: TurnProof['channels'][number][];
}

function takeMessage(
  proof: GrowingProof,
  message: StunMessage,
  requests: Map<string, StunMessage>,
): void {
  const id = hexText(message.transactionId);
  if (message.messageClass === 'request') requests.set(id, message);
  if (message.messageClass === 'error response') {
    const error = findValue(message.attributes, errorCode);
    const request = requests.get(id);
    const hadNoCredentials = request !== undefined && !hasIntegrity(request);
    if (error?.code === 401 && hadNoCredentials) proof.challenges += 1;
    else if (error !== undefined) proof.refusals.push(error);
  }
  if (message.messageClass === 'success response') takeSuccess(proof, message, requests.get(id));
}

function takeSuccess(
  { allocations, permissions, channels }: GrowingProof,
  { method, attributes }: StunMessage,
  request: StunMessage | undefined,
): void {
  const peers = (request?.attributes ?? [])
    .filter(({ definition }) => definition === xorPeerAddress)
    .map(({ value }) => addressText(value as TransportAddress));
  if (method === turnMethods.Allocate) {
    const relayed = findValue(attributes, xorRelayedAddress);
    const lifetimeSeconds = findValue(attributes, lifetime) ?? 0;
    if (relayed !== undefined) allocations.push({ relayed: addressText(relayed), lifetimeSeconds });
  }
  if (method === turnMethods.CreatePermission) {
    permissions.push(...peers.filter((peer) => !permissions.includes(peer)));
  }
  const number = findValue(request?.attributes ?? [], channelNumber);
  const [peer] = peers;
  if (method !== turnMethods.ChannelBind || number === undefined || peer === undefined) return;
  // A client binds anew to keep its channel.
  if (!channels.some((known) => known.number === number && known.peer === peer)) {
    channels.push({ number, peer });
  }
}

function hasIntegrity({ attributes }: StunMessage): boolean {
  return attributes.some(({ name }) => name.startsWith('MESSAGE-INTEGRITY'));
}

/** The datagram that a message relays; null where it relays none. */
function relayedBytes(unit: WireUnit['unit'], bytes: Uint8Array): Uint8Array | null {
  if (unit.kind === 'channel-data') {
    const { start, end } = unit.channelData.data;
    return bytes.subarray(start, end);
  }
  if (unit.message.messageClass !== 'indication') return null;
  return findValue(unit.message.attributes, data) ?? null;
}

function withDatagram(
  { datagrams, dataBytes, wireBytes }: RelayedCount,
  relayed: Uint8Array,
  bytes: Uint8Array,
): RelayedCount {
  return {
    datagrams: datagrams + 1,
    dataBytes: dataBytes + relayed.length,
    wireBytes: wireBytes + bytes.length,
  };
}

/** Bytes of whole messages, by direction: what crossed the port, headers of UDP and TCP left out. */
export function portBytes(units: readonly WireUnit[]): Readonly<Record<Direction, number>> {
  const sum = { 'client-to-server': 0, 'server-to-client': 0 };
  for (const { direction, bytes } of units) sum[direction] += bytes.length;
  return sum;
}
