/** Our own STUN and TURN server at a host of the virtual network: the same code as on the ports of the lab server. */
import { randomBytes } from 'node:crypto';
import type { TransportAddress } from '../../wire/nat/nat-event.ts';
import { serverPort } from '../../wire/nat/nat-scenario.ts';
import { FiveTuple } from '../turn-server/five-tuple.ts';
import { nodeDigests } from '../turn-server/node-digests.ts';
import type { RelayNetwork, RelayOrder, RelayPort } from '../turn-server/relay-network.ts';
import { takeUnits } from '../turn-server/take-units.ts';
import type { TurnClient } from '../turn-server/turn-client.ts';
import { defaultTurnLimits } from '../turn-server/turn-server-options.ts';
import { TurnServer } from '../turn-server/turn-server.ts';
import type { TurnUser } from '../turn-server/turn-user.ts';
import type { Scheduler } from './scheduler.ts';
import type { VirtualHost, VirtualSocket } from './virtual-host.ts';
import type { VirtualStream } from './virtual-tcp.ts';

/** What both agents are given; it opens nothing outside of the run. */
export const turnCredential = { username: 'student', password: 'virtual' } as const;

/** The first of the ports that RFC 8656 section 7.2 wants relayed transport addresses from. */
const firstRelayPort = 49_152;
/** The Internet of the virtual network: a relay is no way into private networks. */
const publicRange = '203.0.113.';

const isPublic = (address: string): boolean => address.startsWith(publicRange);

const user: TurnUser = {
  ...turnCredential,
  quotaKey: turnCredential.username,
  expiresAtMs: Number.POSITIVE_INFINITY,
  spend: () => true,
};

/** Answers Binding requests, and relays for whoever has the credential. */
export function serveTurn(host: VirtualHost, scheduler: Scheduler): void {
  const server = new TurnServer({
    clock: {
      monotonicUs: () => scheduler.nowMs() * 1000,
      wallMs: () => scheduler.nowMs(),
      after: (delayMs, callback) => scheduler.after(delayMs, callback),
    },
    randomBytes: (byteLength) => randomBytes(byteLength),
    digests: nodeDigests,
    realm: 'wireside',
    users: {
      find: (name) => (name === user.username ? user : null),
      findByUserhash: () => null,
    },
    relays: relaysAt(host),
    peers: {
      allowsAddress: isPublic,
      allows: ({ address }) => isPublic(address),
    },
    channelRange: 'rfc8656',
    limits: defaultTurnLimits,
    observer: {},
    mappedAddressOf: ({ fiveTuple }) => fiveTuple.client,
  });
  const socket = host.bind(serverPort);
  const clients = new Map<string, TurnClient>();
  socket.onMessage = (payload, from) => {
    const key = `${from.address}:${from.port}`;
    const client = clients.get(key) ?? clientAt(socket, from);
    clients.set(key, client);
    server.receive(client, payload);
  };
  host.tcp.listen(serverPort, (stream) => serveStream(server, stream));
}

/** As on the ports of the lab server: what can be no unit ends the connection. */
function serveStream(server: TurnServer, stream: VirtualStream): void {
  const client: TurnClient = {
    fiveTuple: new FiveTuple('tcp', stream.remote, stream.local),
    isBehind: false,
    send: (bytes) => stream.send(bytes),
  };
  let waiting: Uint8Array = new Uint8Array(0);
  stream.onData = (payload) => {
    const bytes = Buffer.concat([waiting, payload]);
    const taken = takeUnits(server, client, bytes);
    if (taken === null) stream.close();
    else waiting = bytes.subarray(taken);
  };
}

function clientAt(socket: VirtualSocket, client: TransportAddress): TurnClient {
  return {
    fiveTuple: new FiveTuple('udp', client, socket.local),
    isBehind: false,
    send: (bytes) => socket.send(bytes, client),
  };
}

function relaysAt(host: VirtualHost): RelayNetwork {
  let nextPort = firstRelayPort;
  return {
    families: ['IPv4'],
    canSetDontFragment: false,
    open({ parity }: RelayOrder, done) {
      if (parity !== 'any' && nextPort % 2 === 1) nextPort += 1;
      const count = parity === 'even-and-next' ? 2 : 1;
      done(Array.from({ length: count }, () => relayPort(host.bind(nextPort++))));
    },
  };
}

function relayPort(socket: VirtualSocket): RelayPort {
  return {
    address: socket.local,
    listen(receiver) {
      socket.onMessage = (payload, from) => receiver.received(payload, from);
    },
    send: (data, peer) => socket.send(data, peer),
    close: () => socket.close(),
  };
}
