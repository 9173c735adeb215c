/** Allocations with one relayed address of each family: RFC 8656 sections 7.2 and 8. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attribute, findValue } from '../../wire/stun/attribute.ts';
import { additionalAddressFamily } from '../../wire/turn/additional-address-family.ts';
import { addressErrorCode } from '../../wire/turn/address-error-code.ts';
import { channelNumber } from '../../wire/turn/channel-number.ts';
import { lifetime } from '../../wire/turn/lifetime.ts';
import { turnMethods } from '../../wire/turn/methods.ts';
import { requestedAddressFamily } from '../../wire/turn/requested-address-family.ts';
import { requestedTransport } from '../../wire/turn/requested-transport.ts';
import { xorPeerAddress } from '../../wire/turn/xor-peer-address.ts';
import { xorRelayedAddress } from '../../wire/turn/xor-relayed-address.ts';
import { codeOf, createTestServer } from './testing/test-server.ts';

const { Allocate, ChannelBind, Refresh } = turnMethods;
const both = [attribute(requestedTransport, 17), attribute(additionalAddressFamily, 2)];
const ipv4 = attribute(requestedAddressFamily, 1);
const ipv6 = attribute(requestedAddressFamily, 2);
const peers = [
  { address: '203.0.113.9', port: 9 },
  { address: '2001:db8::9', port: 9 },
] as const;

/** A dual allocation, with a channel to a peer of each family. */
function dualAllocation() {
  const parts = createTestServer();
  const client = parts.connect();
  assert.equal(codeOf(client.ask(Allocate, both)), 0);
  for (const [index, peer] of peers.entries()) {
    const channel = attribute(channelNumber, 0x4000 + index);
    assert.equal(codeOf(client.ask(ChannelBind, [channel, attribute(xorPeerAddress, peer)])), 0);
  }
  const [allocation] = parts.server.allocations;
  assert.ok(allocation);
  const left = () => ({
    closed: parts.network.relays.map(({ isClosed }) => isClosed),
    permissions: allocation.permissions.list(parts.clock.monotonicUs()).map((it) => it.address),
    channels: allocation.channels.list(parts.clock.monotonicUs()).map(({ number }) => number),
  });
  return { ...parts, client, left };
}

test('a Refresh of 0 s for one family deletes that family alone, with its permissions and channels', () => {
  const { client, left, server } = dualAllocation();
  assert.equal(codeOf(client.ask(Refresh, [attribute(lifetime, 0), ipv6])), 0);
  assert.deepEqual(left(), {
    closed: [false, true],
    permissions: ['203.0.113.9'],
    channels: [0x4000],
  });
  assert.equal(codeOf(client.ask(Refresh, [ipv6])), 443);
  assert.equal(codeOf(client.ask(Refresh, [ipv4])), 0);
  assert.equal(codeOf(client.ask(Refresh, [attribute(lifetime, 0), ipv4])), 0);
  assert.equal(server.counters.allocations, 0);
  assert.equal(codeOf(client.ask(Refresh, [ipv4])), 437);
});

test('a Refresh for one family prolongs that family alone: the other one expires', () => {
  const { client, left, clock, server } = dualAllocation();
  clock.advance(500_000);
  assert.equal(codeOf(client.ask(Refresh, [attribute(lifetime, 1_200), ipv6])), 0);
  clock.advance(100_000);
  assert.deepEqual(left().closed, [true, false]);
  clock.advance(1_099_000);
  assert.equal(server.counters.allocations, 1);
  clock.advance(1_000);
  assert.deepEqual([server.counters.allocations, clock.pending()], [0, 0]);
});

test('a Refresh without a family is for both', () => {
  const { client, left, server } = dualAllocation();
  assert.equal(codeOf(client.ask(Refresh, [attribute(lifetime, 0)])), 0);
  assert.deepEqual([left().closed, server.counters.allocations], [[true, true], 0]);
});

test('where an address of one family can be had, and none of the other, ADDRESS-ERROR-CODE says 508', () => {
  for (const [family, number] of [
    ['IPv4', 1],
    ['IPv6', 2],
  ] as const) {
    const { connect, network } = createTestServer();
    network.failures.set(family, 'no-capacity');
    const { messageClass, attributes } = connect().ask(Allocate, both);
    assert.equal(messageClass, 'success response');
    const relayed = attributes.filter(({ definition }) => definition === xorRelayedAddress);
    assert.equal(relayed.length, 1);
    const error = findValue(attributes, addressErrorCode);
    assert.deepEqual([error?.family, error?.code], [number, 508]);
  }
});

test('where neither can be had, the request gets 508', () => {
  const { connect, network } = createTestServer();
  network.isFull = true;
  assert.equal(codeOf(connect().ask(Allocate, both)), 508);
});
