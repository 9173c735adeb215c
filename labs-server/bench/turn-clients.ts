/** Clients of a TURN server for the benchmarks, in this process: a flood through channels, and allocations by the hundred. */
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { attribute, findValue } from '../wire/stun/attribute.ts';
import { errorCode } from '../wire/stun/error-code.ts';
import { channelNumber } from '../wire/turn/channel-number.ts';
import { lifetime } from '../wire/turn/lifetime.ts';
import { turnMethods } from '../wire/turn/methods.ts';
import { requestedTransport } from '../wire/turn/requested-transport.ts';
import { xorPeerAddress } from '../wire/turn/xor-peer-address.ts';
import { TurnTestClient } from '../src/turn-host/testing/turn-test-client.ts';
import type { TurnTarget } from './coturn-process.ts';

const { Allocate, ChannelBind, Refresh } = turnMethods;
const udp = attribute(requestedTransport, 17);
const channel = 0x4000;
/** Datagrams on their way at one time: fewer than the buffers of the sockets hold. */
const window = 128;
const giveUpMs = 100;
const payload = new Uint8Array(200);

export function openClient({ port, username, password }: TurnTarget): Promise<TurnTestClient> {
  const server = { transport: 'udp', address: '127.0.0.1', port } as const;
  return TurnTestClient.open(server, { username, password });
}

/** Clients that have an allocation each. */
export function openAllocations(
  target: TurnTarget,
  count: number,
): Promise<readonly TurnTestClient[]> {
  return Promise.all(Array.from({ length: count }, () => openAllocation(target)));
}

/** coturn keeps an allocation for a while after its end, and the system may give its port to the next client: 437. */
async function openAllocation(target: TurnTarget): Promise<TurnTestClient> {
  for (;;) {
    const client = await openClient(target);
    const { messageClass, attributes } = await client.ask(Allocate, [udp]);
    if (messageClass === 'success response') return client;
    client.close();
    const { code, reason } = findValue(attributes, errorCode) ?? {};
    if (code !== 437) throw new Error(`an allocation was refused: ${code} ${reason}`);
  }
}

export async function closeAllocations(clients: readonly TurnTestClient[]): Promise<void> {
  await Promise.all(clients.map((client) => client.ask(Refresh, [attribute(lifetime, 0)])));
  for (const client of clients) client.close();
}

export interface Flood {
  /** Sends through the relay to a peer in this process for so long; resolves with the datagrams that came there. */
  run(seconds: number): Promise<number>;
  close(): Promise<void>;
}

export async function openFlood(target: TurnTarget): Promise<Flood> {
  const clients = await openAllocations(target, 1);
  const [client] = clients;
  const peer: Socket = createSocket({ type: 'udp4', recvBufferSize: 1024 * 1024 });
  peer.bind(0, '127.0.0.1');
  await once(peer, 'listening');
  const at = attribute(xorPeerAddress, { address: '127.0.0.1', port: peer.address().port });
  await client?.ask(ChannelBind, [attribute(channelNumber, channel), at]);
  let arrived = 0;
  let whenHere = { count: Number.POSITIVE_INFINITY, tell: (): void => {} };
  peer.on('message', () => {
    arrived += 1;
    if (arrived >= whenHere.count) whenHere.tell();
  });
  /** What is lost never arrives. */
  const untilHere = (count: number): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, giveUpMs);
      const tell = (): void => {
        clearTimeout(timer);
        resolve();
      };
      whenHere = { count, tell };
    });
  return {
    async run(seconds) {
      const before = arrived;
      const untilMs = performance.now() + seconds * 1000;
      while (performance.now() < untilMs) {
        const here = untilHere(arrived + window);
        for (let sent = 0; sent < window; sent += 1) client?.sendChannelData(channel, payload);
        await here;
      }
      return arrived - before;
    },
    async close() {
      await closeAllocations(clients);
      peer.close();
    },
  };
}
