/** What a session has of the TURN server now. */
import { addressText } from '../../wire/stun/transport-address.ts';
import type { Allocation } from '../turn-server/allocation.ts';

export interface AllocationStatus {
  readonly transport: string;
  readonly client: string;
  /** One, or one of each family. */
  readonly relayed: readonly string[];
  readonly username: string;
  readonly expiresInSeconds: number;
  readonly permissions: readonly { readonly address: string; readonly expiresInSeconds: number }[];
  readonly channels: readonly {
    readonly number: number;
    readonly peer: string;
    readonly expiresInSeconds: number;
  }[];
  /** Bytes of application data. */
  readonly bytesToPeers: number;
  readonly bytesToClient: number;
  /** Datagrams without permission or channel, beyond the quota, or for a client that does not read. */
  readonly droppedDatagrams: number;
  /** Those that the run wanted to be lost. */
  readonly lostDatagrams: number;
}

export function statusOfAllocation(allocation: Allocation, nowUs: number): AllocationStatus {
  const { client, relays, user, permissions, channels, relayed, expiresAtUs } = allocation;
  const secondsTo = (us: number): number => Math.ceil((us - nowUs) / 1_000_000);
  return {
    transport: client.fiveTuple.transport,
    client: addressText(client.fiveTuple.client),
    relayed: relays.map(({ address }) => addressText(address)),
    username: user.username,
    expiresInSeconds: secondsTo(expiresAtUs),
    permissions: permissions.list(nowUs).map(({ address, expiresAtUs }) => ({
      address,
      expiresInSeconds: secondsTo(expiresAtUs),
    })),
    channels: channels.list(nowUs).map(({ number, peer, expiresAtUs }) => ({
      number,
      peer: addressText(peer),
      expiresInSeconds: secondsTo(expiresAtUs),
    })),
    bytesToPeers: relayed.toPeers,
    bytesToClient: relayed.toClient,
    droppedDatagrams: relayed.dropped,
    lostDatagrams: relayed.lost,
  };
}
