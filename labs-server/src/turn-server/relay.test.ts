import assert from 'node:assert/strict';
import { test } from 'node:test';
import { attribute, findValue } from '../../wire/stun/attribute.ts';
import { encodeStunMessage } from '../../wire/stun/encode-message.ts';
import { channelNumber } from '../../wire/turn/channel-number.ts';
import { data as dataAttribute } from '../../wire/turn/data.ts';
import { dontFragment } from '../../wire/turn/dont-fragment.ts';
import { encodeChannelData } from '../../wire/turn/encode-channel-data.ts';
import { icmp } from '../../wire/turn/icmp.ts';
import { turnMethods } from '../../wire/turn/methods.ts';
import { requestedTransport } from '../../wire/turn/requested-transport.ts';
import { xorPeerAddress } from '../../wire/turn/xor-peer-address.ts';
import { codeOf, createTestServer, messageOf, unitOf } from './testing/test-server.ts';
import type { TurnServerOptions } from './turn-server-options.ts';
import { defaultTurnLimits } from './turn-server-options.ts';

const { Allocate, CreatePermission, ChannelBind, Refresh, Send, Data } = turnMethods;
const peer = { address: '203.0.113.9', port: 9 };
const otherPort = { ...peer, port: 10 };
const hello = new TextEncoder().encode('hello');

/** A client with an allocation, and the relay of it. */
function allocated(overrides: Partial<TurnServerOptions> = {}) {
  const parts = createTestServer(overrides);
  const client = parts.connect();
  assert.equal(codeOf(client.ask(Allocate, [attribute(requestedTransport, 17)])), 0);
  const [relay] = parts.network.relays;
  assert.ok(relay);
  const permit = (...peers: (typeof peer)[]) =>
    codeOf(
      client.ask(
        CreatePermission,
        peers.map((at) => attribute(xorPeerAddress, at)),
      ),
    );
  const bind = (number: number, at: typeof peer) =>
    codeOf(
      client.ask(ChannelBind, [attribute(channelNumber, number), attribute(xorPeerAddress, at)]),
    );
  const send = (at: typeof peer, data = hello) =>
    client.exchange(
      encodeStunMessage({
        messageClass: 'indication',
        method: Send,
        transactionId: new Uint8Array(12),
        attributes: [attribute(xorPeerAddress, at), attribute(dataAttribute, data)],
      }),
    );
  const receive = (at = peer) => {
    const before = client.received.length;
    relay.receiver?.received(hello, at);
    return client.received.slice(before);
  };
  return { ...parts, client, relay, permit, bind, send, receive };
}

test('without a permission nothing passes, in neither direction, and nobody is told', () => {
  const { send, receive, relay, server } = allocated();
  assert.deepEqual([send(peer), relay.sent, receive()], [[], [], []]);
  const [allocation] = server.allocations;
  assert.equal(allocation?.relayed.dropped, 2);
});

test('a permission is for an IP address, whatever the port, for 300 s', () => {
  const { permit, send, receive, relay, clock } = allocated();
  assert.equal(permit(peer), 0);
  send(otherPort);
  assert.deepEqual(relay.sent, [{ data: hello, peer: otherPort, dontFragment: false }]);
  const { method, attributes } = messageOf(receive()[0]);
  assert.equal(method, Data);
  assert.deepEqual(findValue(attributes, xorPeerAddress), peer);
  assert.deepEqual(findValue(attributes, dataAttribute), hello);
  clock.advance(300_000);
  send(peer);
  assert.deepEqual([relay.sent.length, receive().length], [1, 0]);
});

test('CreatePermission: 400 without a peer, 403 for one that is not allowed, 443 for another family', () => {
  const { permit, relay, send } = allocated();
  const ipv6 = { address: '2001:db8::9', port: 9 };
  assert.deepEqual(
    [permit(), permit(peer, { address: '10.0.0.1', port: 1 }), permit(ipv6)],
    [400, 403, 443],
  );
  send(peer);
  assert.deepEqual(relay.sent, []);
});

test('a channel carries data both ways with 4 bytes more, for 600 s, and gives a permission for 300', () => {
  const { bind, receive, client, relay, clock } = allocated();
  assert.equal(bind(0x4000, peer), 0);
  client.exchange(encodeChannelData(0x4000, hello, 'datagram'));
  assert.deepEqual(relay.sent, [{ data: hello, peer, dontFragment: false }]);
  const unit = unitOf(receive()[0]);
  assert.equal(unit.kind === 'channel-data' && unit.channelData.channelNumber, 0x4000);
  assert.equal(unitOf(receive(otherPort)[0]).kind, 'stun');
  clock.advance(299_000);
  bind(0x4000, peer);
  clock.advance(300_000);
  assert.equal(receive().length, 0);
  client.ask(Refresh);
  clock.advance(301_000);
  assert.equal(bind(0x4001, peer), 0);
});

test('ChannelBind: 400 outside of the range, and for a number or a peer that is bound otherwise', () => {
  const { bind, client } = allocated();
  assert.deepEqual([bind(0x3fff, peer), bind(0x5000, peer), bind(0x7fff, peer)], [400, 400, 400]);
  assert.equal(codeOf(client.ask(ChannelBind, [attribute(channelNumber, 0x4000)])), 400);
  assert.equal(codeOf(client.ask(ChannelBind, [attribute(xorPeerAddress, peer)])), 400);
  assert.equal(bind(0x4000, peer), 0);
  assert.deepEqual(
    [bind(0x4001, peer), bind(0x4000, otherPort), bind(0x4000, peer)],
    [400, 400, 0],
  );
  const [forbidden, ipv6] = [
    { address: '10.0.0.1', port: 1 },
    { address: '2001:db8::9', port: 9 },
  ];
  assert.deepEqual([bind(0x4002, forbidden), bind(0x4002, ipv6)], [403, 443]);
  // The number is judged first: it stands for another peer already.
  assert.deepEqual([bind(0x4000, forbidden), bind(0x4000, ipv6)], [400, 400]);
});

test('the channels of RFC 5766 up to 0x7FFF are an option', () => {
  const { bind, client, relay } = allocated({ channelRange: 'rfc5766' });
  assert.equal(bind(0x7fff, peer), 0);
  client.exchange(encodeChannelData(0x7fff, hello, 'datagram'));
  assert.equal(relay.sent.length, 1);
});

test('permissions and channels are bounded: one more gets 508', () => {
  const limits = { ...defaultTurnLimits, permissions: 2, channels: 1 };
  const { bind, permit } = allocated({ limits });
  const third = { address: '203.0.113.11', port: 9 };
  assert.equal(bind(0x4000, peer), 0);
  assert.equal(bind(0x4001, otherPort), 508);
  assert.deepEqual([permit(peer, { ...peer, address: '203.0.113.10' }), permit(third)], [0, 508]);
});

test('DONT-FRAGMENT in a Send indication is passed on, or discards it', () => {
  const { client, relay, network, permit } = allocated();
  permit(peer);
  const indication = encodeStunMessage({
    messageClass: 'indication',
    method: Send,
    transactionId: new Uint8Array(12),
    attributes: [
      attribute(xorPeerAddress, peer),
      attribute(dontFragment, true),
      attribute(dataAttribute, hello),
    ],
  });
  client.exchange(indication);
  network.canSetDontFragment = true;
  client.exchange(indication);
  assert.deepEqual(relay.sent, [{ data: hello, peer, dontFragment: true }]);
});

test('an ICMP packet is told to the client, where the peer has a permission', () => {
  const { client, relay, permit } = allocated();
  const error = { icmpType: 3, icmpCode: 3, errorData: 0 };
  relay.receiver?.unreachable(peer, error);
  const before = client.received.length;
  permit(peer);
  relay.receiver?.unreachable(peer, error);
  const { attributes } = messageOf(client.received.at(-1));
  assert.deepEqual(findValue(attributes, icmp), error);
  assert.equal(findValue(attributes, dataAttribute), undefined);
  assert.equal(client.received.length - before, 2);
});

test('a client that does not read, and one that had enough, get nothing more', () => {
  let left = 5;
  const { client, receive, send, permit, users, connect, network } = allocated();
  permit(peer);
  Object.assign(client, { isBehind: true });
  assert.deepEqual(receive(), []);
  const user = users.get('bob');
  assert.ok(user);
  users.set('bob', { ...user, spend: (bytes) => (left -= bytes) >= 0 });
  const bob = connect({ username: 'bob', password: 'secret' });
  bob.ask(Allocate, [attribute(requestedTransport, 17)]);
  bob.ask(CreatePermission, [attribute(xorPeerAddress, peer)]);
  const relay = network.relays.at(-1);
  for (let times = 0; times < 3; times += 1) relay?.receiver?.received(hello, peer);
  assert.equal(messageOf(bob.received.at(-1)).method, Data);
  assert.equal(bob.received.filter((bytes) => messageOf(bytes).method === Data).length, 1);
  send(peer);
});
