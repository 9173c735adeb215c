/** What may happen while a relayed address is being opened. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attribute } from '../../wire/stun/attribute.ts';
import { requestedTransport } from '../../wire/turn/requested-transport.ts';
import { turnMethods } from '../../wire/turn/methods.ts';
import type { RelayNetwork } from './relay-network.ts';
import {
  codeOf,
  createTestServer,
  messageOf,
  type TestClient,
  TestNetwork,
} from './testing/test-server.ts';
import { defaultTurnLimits } from './turn-server-options.ts';

const udp = attribute(requestedTransport, 17);

/** A server on a network that opens nothing before `open`. */
function createSubject() {
  const network = new TestNetwork();
  const waiting: (() => void)[] = [];
  const relays: RelayNetwork = {
    families: network.families,
    canSetDontFragment: false,
    open: (order, done) => void waiting.push(() => network.open(order, done)),
  };
  const limits = { ...defaultTurnLimits, allocationsPerUser: 2, allocations: 3 };
  const subject = createTestServer({ relays, limits });
  const open = (): void => {
    for (const go of waiting.splice(0)) go();
  };
  return { ...subject, network, open };
}

/** Sends the request with credentials; what it was answered with at once, null for nothing. */
function allocate(client: TestClient): number | null {
  client.credentials.learn(client.once(turnMethods.Allocate, [udp]));
  const [reply] = client.exchange(client.bytesOf(turnMethods.Allocate, [udp]));
  return reply === undefined ? null : codeOf(messageOf(reply));
}

const bob = { username: 'bob', password: 'secret' } as const;

test('RFC 8656 section 7.2 step 10: what is being opened counts, so that a burst gets no further', () => {
  const { connect, server, open } = createSubject();
  const codes = [connect(), connect(), connect(), connect(bob), connect(bob)].map(allocate);
  assert.deepEqual(codes, [null, null, 486, null, 508]);
  open();
  assert.equal(server.counters.allocations, 3);
});

test('a user who is gone in the meantime gets no allocation, and its relayed address is closed', () => {
  const { connect, server, network, open } = createSubject();
  allocate(connect());
  allocate(connect(bob));
  server.dropUser('alice');
  open();
  assert.equal(server.counters.allocations, 1);
  assert.deepEqual(
    network.relays.map(({ isClosed }) => isClosed),
    [true, false],
  );
});
