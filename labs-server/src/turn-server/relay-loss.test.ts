import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attribute } from '../../wire/stun/attribute.ts';
import { channelNumber } from '../../wire/turn/channel-number.ts';
import { encodeChannelData } from '../../wire/turn/encode-channel-data.ts';
import { turnMethods } from '../../wire/turn/methods.ts';
import { requestedTransport } from '../../wire/turn/requested-transport.ts';
import { xorPeerAddress } from '../../wire/turn/xor-peer-address.ts';
import { codeOf, createTestServer } from './testing/test-server.ts';

const { Allocate, ChannelBind } = turnMethods;
const peer = { address: '203.0.113.9', port: 9 };
const data = new TextEncoder().encode('hello');
const channel = 0x4000;

test('a datagram that the user wants to be lost does not go to the peer, and is counted', () => {
  const { users, connect, network, server } = createTestServer();
  let isLost = true;
  const alice = users.get('alice');
  assert.ok(alice);
  users.set('alice', { ...alice, loses: () => isLost });
  const client = connect();
  assert.equal(codeOf(client.ask(Allocate, [attribute(requestedTransport, 17)])), 0);
  const bound = [attribute(channelNumber, channel), attribute(xorPeerAddress, peer)];
  assert.equal(codeOf(client.ask(ChannelBind, bound)), 0, 'requests are never lost');
  const [relay] = network.relays;
  const [allocation] = server.allocations;
  assert.ok(relay && allocation);
  const pass = () => {
    const before = client.received.length;
    client.exchange(encodeChannelData(channel, data, 'datagram'));
    relay.receiver?.received(data, peer);
    return [relay.sent.length, client.received.length - before];
  };
  assert.deepEqual(pass(), [0, 1]);
  assert.deepEqual([allocation.relayed.lost, allocation.relayed.dropped], [1, 0]);
  isLost = false;
  assert.deepEqual(pass(), [1, 1]);
});
