/** A TURN server on a network of the test's own, with a clock that only the test moves. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type AttributeDraft, findValue } from '../../../wire/stun/attribute.ts';
import { hexText, uintBytes } from '../../../wire/stun/bytes.ts';
import { userhashOf } from '../../../wire/stun/credentials.ts';
import type { StunMessage } from '../../../wire/stun/decode-message.ts';
import { errorCode } from '../../../wire/stun/error-code.ts';
import type { IpFamily, TransportAddress } from '../../../wire/stun/transport-address.ts';
import { decodeTurnUnit, type TurnUnit } from '../../../wire/turn/decode-unit.ts';
import { createFakeClock } from '../../clock/fake-clock.ts';
import { type ClientTransport, FiveTuple } from '../five-tuple.ts';
import { nodeDigests } from '../node-digests.ts';
import type { RelayFailure, RelayNetwork, RelayPort, RelayReceiver } from '../relay-network.ts';
import type { TurnClient } from '../turn-client.ts';
import { defaultTurnLimits, type TurnServerOptions } from '../turn-server-options.ts';
import { TurnServer } from '../turn-server.ts';
import type { TurnUser } from '../turn-user.ts';
import { type ClientAccount, ClientCredentials } from './client-credentials.ts';

export const realm = 'wireside';
const serverAddress = { address: '192.0.2.1', port: 3478 };
const relayIps = { IPv4: '192.0.2.2', IPv6: '2001:db8::2' } as const;

/** A relayed address of the test, with what was sent from it. */
export class TestRelay implements RelayPort {
  readonly address: TransportAddress;
  readonly sent: { data: Uint8Array; peer: TransportAddress; dontFragment: boolean }[] = [];
  receiver: RelayReceiver | null = null;
  isClosed = false;

  constructor(family: IpFamily, port: number) {
    this.address = { address: relayIps[family], port };
  }

  listen(receiver: RelayReceiver): void {
    this.receiver = receiver;
  }

  send(data: Uint8Array, peer: TransportAddress, dontFragment: boolean): void {
    this.sent.push({ data: data.slice(), peer, dontFragment });
  }

  close(): void {
    this.isClosed = true;
  }
}

export class TestNetwork implements RelayNetwork {
  families: readonly IpFamily[] = ['IPv4', 'IPv6'];
  canSetDontFragment = false;
  isFull = false;
  /** Why no address of a family can be had, where none can. */
  readonly failures = new Map<IpFamily, RelayFailure>();
  readonly relays: TestRelay[] = [];
  #nextPort = 50_001;

  open(
    { family, parity }: Parameters<RelayNetwork['open']>[0],
    done: (ports: readonly RelayPort[] | RelayFailure) => void,
  ) {
    const failure = this.isFull ? 'no-capacity' : this.failures.get(family);
    if (failure !== undefined) return done(failure);
    if (parity !== 'any' && this.#nextPort % 2 === 1) this.#nextPort += 1;
    const count = parity === 'even-and-next' ? 2 : 1;
    const ports = Array.from({ length: count }, () => new TestRelay(family, this.#nextPort++));
    this.relays.push(...ports);
    done(ports);
  }
}

/** One client, which keeps what it was sent. */
export class TestClient implements TurnClient {
  readonly fiveTuple: FiveTuple;
  readonly received: Uint8Array[] = [];
  isBehind = false;
  readonly #server: TurnServer;
  readonly credentials: ClientCredentials;
  #transactions = 0;

  constructor(server: TurnServer, fiveTuple: FiveTuple, account: ClientAccount) {
    this.#server = server;
    this.fiveTuple = fiveTuple;
    this.credentials = new ClientCredentials(account);
  }

  send(bytes: Uint8Array): void {
    this.received.push(bytes);
  }

  /** Sends bytes as one datagram, and returns what came back at once. */
  exchange(bytes: Uint8Array): readonly Uint8Array[] {
    const before = this.received.length;
    this.#server.receive(this, bytes);
    return this.received.slice(before);
  }

  /** One request, as it is put together now; the response to it. */
  once(method: number, attributes: readonly AttributeDraft[]): StunMessage {
    const [reply] = this.exchange(this.bytesOf(method, attributes));
    return messageOf(reply);
  }

  /** The bytes of a request. */
  bytesOf(method: number, attributes: readonly AttributeDraft[]): Uint8Array {
    const id = createHash('sha256').update(this.fiveTuple.key).digest().subarray(0, 8);
    const transactionId = Uint8Array.from([...id, ...uintBytes((this.#transactions += 1), 4)]);
    return this.credentials.request(method, transactionId, attributes);
  }

  /** One request, and once more with credentials where they are asked for. */
  ask(method: number, attributes: readonly AttributeDraft[] = []): StunMessage {
    const first = this.once(method, attributes);
    const code = codeOf(first);
    if ((code !== 401 && code !== 438) || !this.credentials.learn(first)) return first;
    return this.once(method, attributes);
  }
}

export function messageOf(bytes: Uint8Array | undefined): StunMessage {
  const unit = unitOf(bytes);
  return unit.kind === 'stun' ? unit.message : assert.fail(unit.kind);
}

export function unitOf(bytes: Uint8Array | undefined): TurnUnit {
  assert.ok(bytes, 'the server answers');
  const result = decodeTurnUnit(bytes, { atEnd: true }, 'datagram');
  if (result.status !== 'complete') return assert.fail(result.status);
  assert.equal(result.fault, undefined);
  return result.value;
}

/** The code of an error response; 0 of a success. */
export function codeOf({ attributes, messageClass }: StunMessage): number {
  return messageClass === 'success response' ? 0 : (findValue(attributes, errorCode)?.code ?? -1);
}

export const alice = { username: 'alice', password: 'secret' } as const;

function createTestUsers(): Map<string, TurnUser> {
  const user: TurnUser = {
    ...alice,
    quotaKey: 'alice',
    expiresAtMs: Number.POSITIVE_INFINITY,
    spend: () => true,
  };
  return new Map([
    ['alice', user],
    ['bob', { ...user, username: 'bob', quotaKey: 'bob' }],
  ]);
}

const isNotPrivate = (address: string): boolean => !address.startsWith('10.');

function testOptions(
  relays: RelayNetwork,
  users: ReadonlyMap<string, TurnUser>,
): Omit<TurnServerOptions, 'clock'> {
  let drawn = 0;
  const userhashOfUser = ({ username }: TurnUser): string =>
    hexText(userhashOf(username, realm, nodeDigests.sha256));

  return {
    randomBytes: (byteLength) =>
      createHash('sha512')
        .update(`${(drawn += 1)}`)
        .digest()
        .subarray(0, byteLength),
    digests: nodeDigests,
    realm,
    users: {
      find: (name) => users.get(name) ?? null,
      findByUserhash: (hash) =>
        [...users.values()].find((user) => userhashOfUser(user) === hash) ?? null,
    },
    relays,
    peers: { allowsAddress: isNotPrivate, allows: ({ address }) => isNotPrivate(address) },
    channelRange: 'rfc8656',
    limits: defaultTurnLimits,
    observer: {},
    mappedAddressOf: ({ fiveTuple }) => fiveTuple.client,
  };
}

export function createTestServer(overrides: Partial<TurnServerOptions> = {}) {
  const clock = createFakeClock();
  const network = new TestNetwork();
  const users = createTestUsers();
  const server = new TurnServer({ ...testOptions(network, users), clock, ...overrides });
  let port = 40_000;
  const connect = (
    account: ClientAccount = alice,
    transport: ClientTransport = 'udp',
    address = '198.51.100.7',
  ): TestClient => {
    const client = { address, port: (port += 1) };
    return new TestClient(server, new FiveTuple(transport, client, serverAddress), account);
  };
  return { server, clock, network, users, connect };
}
