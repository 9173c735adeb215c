import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attribute, findValue } from '../../wire/stun/attribute.ts';
import { xorMappedAddress } from '../../wire/stun/xor-mapped-address.ts';
import { unknownAttributes } from '../../wire/stun/unknown-attributes.ts';
import { additionalAddressFamily } from '../../wire/turn/additional-address-family.ts';
import { addressErrorCode } from '../../wire/turn/address-error-code.ts';
import { dontFragment } from '../../wire/turn/dont-fragment.ts';
import { evenPort } from '../../wire/turn/even-port.ts';
import { lifetime } from '../../wire/turn/lifetime.ts';
import { turnMethods } from '../../wire/turn/methods.ts';
import { requestedAddressFamily } from '../../wire/turn/requested-address-family.ts';
import { requestedTransport } from '../../wire/turn/requested-transport.ts';
import { reservationToken } from '../../wire/turn/reservation-token.ts';
import { xorRelayedAddress } from '../../wire/turn/xor-relayed-address.ts';
import { codeOf, createTestServer, messageOf } from './testing/test-server.ts';
import { defaultTurnLimits } from './turn-server-options.ts';

const { Allocate, Refresh } = turnMethods;
const udp = attribute(requestedTransport, 17);

test('an allocation has a relayed address, and tells the lifetime and the address of the client', () => {
  const { connect, server } = createTestServer();
  const client = connect();
  const { attributes, messageClass } = client.ask(Allocate, [udp]);
  assert.equal(messageClass, 'success response');
  assert.deepEqual(findValue(attributes, xorRelayedAddress), {
    address: '192.0.2.2',
    port: 50_001,
  });
  assert.deepEqual(findValue(attributes, xorMappedAddress), client.fiveTuple.client);
  assert.equal(findValue(attributes, lifetime), 600);
  assert.equal(server.counters.allocations, 1);
});

test('REQUESTED-TRANSPORT must be there, and be UDP', () => {
  const { connect } = createTestServer();
  const client = connect();
  client.ask(Allocate, [udp, attribute(lifetime, 0)]);
  const other = connect();
  other.ask(Refresh, [attribute(lifetime, 600)]);
  assert.equal(codeOf(other.ask(Allocate, [attribute(lifetime, 600)])), 400);
  assert.equal(codeOf(other.ask(Allocate, [attribute(requestedTransport, 6)])), 442);
});

test('a 5-tuple has one allocation; the same request once more gets the same response', () => {
  const { connect, server } = createTestServer();
  const client = connect();
  client.ask(Allocate, [udp]);
  const again = connect();
  again.ask(Refresh, [attribute(lifetime, 600)]);
  const bytes = again.bytesOf(Allocate, [udp]);
  assert.deepEqual(again.exchange(bytes), again.exchange(bytes));
  assert.equal(codeOf(again.ask(Allocate, [udp])), 437);
  assert.equal(server.counters.allocations, 2);
});

test('EVEN-PORT reserves the next port, and RESERVATION-TOKEN redeems it once, within 30 s', () => {
  const { connect, clock, network } = createTestServer();
  const first = connect().ask(Allocate, [udp, attribute(evenPort, true)]);
  const port = findValue(first.attributes, xorRelayedAddress)?.port ?? 0;
  const token = findValue(first.attributes, reservationToken);
  assert.equal(port % 2, 0);
  assert.ok(token);
  const redeem = () => connect().ask(Allocate, [udp, attribute(reservationToken, token)]);
  assert.equal(findValue(redeem().attributes, xorRelayedAddress)?.port, port + 1);
  assert.equal(codeOf(redeem()), 508);
  connect().ask(Allocate, [udp, attribute(evenPort, true)]);
  clock.advance(30_000);
  assert.deepEqual(
    network.relays.map(({ isClosed }) => isClosed),
    [false, false, false, true],
  );
});

test('a token of another user is not valid', () => {
  const { connect } = createTestServer();
  const { attributes } = connect().ask(Allocate, [udp, attribute(evenPort, true)]);
  const token = findValue(attributes, reservationToken);
  assert.ok(token);
  const bob = connect({ username: 'bob', password: 'secret' });
  assert.equal(codeOf(bob.ask(Allocate, [udp, attribute(reservationToken, token)])), 508);
});

test('EVEN-PORT without the R bit takes an even port and reserves none', () => {
  const { connect, server } = createTestServer();
  const { attributes } = connect().ask(Allocate, [udp, attribute(evenPort, false)]);
  assert.equal((findValue(attributes, xorRelayedAddress)?.port ?? 1) % 2, 0);
  assert.equal(server.counters.reservations, 0);
});

test('attributes that contradict each other get 400', () => {
  const { connect } = createTestServer();
  const token = attribute(reservationToken, new Uint8Array(8));
  const family = attribute(requestedAddressFamily, 2);
  const additional = attribute(additionalAddressFamily, 2);
  const pairs = [
    [token, attribute(evenPort, false)],
    [token, family],
    [token, additional],
    [family, additional],
    [attribute(evenPort, true), additional],
    [attribute(additionalAddressFamily, 1)],
  ];
  const codes = pairs.map((pair) => codeOf(connect().ask(Allocate, [udp, ...pair])));
  assert.deepEqual(
    codes,
    pairs.map(() => 400),
  );
});

test('REQUESTED-ADDRESS-FAMILY chooses IPv6, and a family that is not there gets 440', () => {
  const { connect, network } = createTestServer();
  const ipv6 = [udp, attribute(requestedAddressFamily, 2)];
  const { attributes } = connect().ask(Allocate, ipv6);
  assert.equal(findValue(attributes, xorRelayedAddress)?.address, '2001:db8::2');
  assert.equal(codeOf(connect().ask(Allocate, [udp, attribute(requestedAddressFamily, 3)])), 440);
  network.families = ['IPv4'];
  assert.equal(codeOf(connect().ask(Allocate, ipv6)), 440);
});

test('ADDITIONAL-ADDRESS-FAMILY gives an address of each family, or says why not', () => {
  const { connect, network } = createTestServer();
  const both = [udp, attribute(additionalAddressFamily, 2)];
  const { attributes } = connect().ask(Allocate, both);
  const relayed = attributes.filter(({ definition }) => definition === xorRelayedAddress);
  assert.deepEqual(
    relayed.map(({ value }) => (value as { address: string }).address),
    ['192.0.2.2', '2001:db8::2'],
  );
  network.families = ['IPv4'];
  const alone = connect().ask(Allocate, both);
  assert.equal(alone.messageClass, 'success response');
  const { family, code } = findValue(alone.attributes, addressErrorCode) ?? {};
  assert.deepEqual([family, code], [2, 440]);
});

test('DONT-FRAGMENT is an unknown attribute where the DF bit cannot be set', () => {
  const { connect, network } = createTestServer();
  const wish = [udp, attribute(dontFragment, true)];
  const refused = connect().ask(Allocate, wish);
  assert.equal(codeOf(refused), 420);
  assert.deepEqual(findValue(refused.attributes, unknownAttributes), [dontFragment.type]);
  network.canSetDontFragment = true;
  assert.equal(codeOf(connect().ask(Allocate, wish)), 0);
});

test('quotas: 486 for one user, 508 where the server has no more', () => {
  const limits = { ...defaultTurnLimits, allocationsPerUser: 2, allocations: 3 };
  const { connect, network, server } = createTestServer({ limits });
  const bob = { username: 'bob', password: 'secret' };
  const codes = [undefined, undefined, undefined, bob, bob].map((account) =>
    codeOf(connect(account).ask(Allocate, [udp])),
  );
  assert.deepEqual(codes, [0, 0, 486, 0, 508]);
  server.close();
  network.isFull = true;
  assert.equal(codeOf(connect().ask(Allocate, [udp])), 508);
});

test('an allocation expires with its relay, and Refresh prolongs or ends it', () => {
  const { connect, clock, network, server } = createTestServer();
  const [client, other] = [connect(), connect()];
  client.ask(Allocate, [udp]);
  other.ask(Allocate, [udp]);
  clock.advance(500_000);
  const refreshed = client.ask(Refresh, [attribute(lifetime, 10_000)]);
  assert.equal(findValue(refreshed.attributes, lifetime), 3_600);
  clock.advance(100_000);
  assert.deepEqual(
    network.relays.map(({ isClosed }) => isClosed),
    [false, true],
  );
  const ended = client.ask(Refresh, [attribute(lifetime, 0)]);
  assert.equal(findValue(ended.attributes, lifetime), 0);
  assert.equal(codeOf(client.ask(Refresh, [attribute(lifetime, 600)])), 437);
  assert.deepEqual([server.counters.allocations, clock.pending()], [0, 0]);
});

test('Refresh names the family of the allocation, or gets 443', () => {
  const { connect } = createTestServer();
  const client = connect();
  client.ask(Allocate, [udp]);
  assert.equal(codeOf(client.ask(Refresh, [attribute(requestedAddressFamily, 1)])), 0);
  assert.equal(codeOf(client.ask(Refresh, [attribute(requestedAddressFamily, 2)])), 443);
});

test('the end of a connection deletes its allocation', () => {
  const { connect, network, server } = createTestServer();
  const client = connect(undefined, 'tcp');
  messageOf(client.exchange(client.bytesOf(1, []))[0]);
  client.ask(Allocate, [udp]);
  server.clientGone(client);
  assert.deepEqual(
    network.relays.map(({ isClosed }) => isClosed),
    [true],
  );
});
