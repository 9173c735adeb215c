/** STUN and TURN in the whole server, on real ports: who may do what. */
import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { test } from 'node:test';
import { alternateServer } from '../../wire/stun/alternate-server.ts';
import { type AttributeDraft, attribute, findValue } from '../../wire/stun/attribute.ts';
import type { TransportAddress } from '../../wire/stun/transport-address.ts';
import { xorMappedAddress } from '../../wire/stun/xor-mapped-address.ts';
import { additionalAddressFamily } from '../../wire/turn/additional-address-family.ts';
import { channelNumber } from '../../wire/turn/channel-number.ts';
import { turnMethods } from '../../wire/turn/methods.ts';
import { requestedAddressFamily } from '../../wire/turn/requested-address-family.ts';
import { xorPeerAddress } from '../../wire/turn/xor-peer-address.ts';
import { xorRelayedAddress } from '../../wire/turn/xor-relayed-address.ts';
import type { IceServer } from '../labs/lab-turn.ts';
import { machineAddresses } from '../turn-host/machine-addresses.ts';
import { codeOf } from '../turn-server/testing/test-server.ts';
import { binding, bound, portOf, startServer, turnClient, udp } from './testing/stun-server.ts';

const { Allocate, ChannelBind, CreatePermission } = turnMethods;

test('a session has STUN and TURN servers under the numeric address of this machine', async (t) => {
  const { iceServers, port } = await startServer(t);
  assert.deepEqual(
    iceServers.map(({ urls }) => urls),
    [
      [`stun:127.0.0.1:${port}`],
      [`turn:127.0.0.1:${port}?transport=udp`, `turn:127.0.0.1:${port}?transport=tcp`],
    ],
  );
  assert.match(iceServers[1]?.username ?? '', /^\d+:[0-9a-f]{24}$/);
});

test('Binding tells the port of the client, and the port beside it pretends a NAT', async (t) => {
  const { server, port } = await startServer(t);
  const socket = await bound(t);
  const seen = await binding(socket, port);
  const own = { address: '127.0.0.1', port: socket.address().port };
  assert.deepEqual(findValue(seen.attributes, xorMappedAddress), own);
  const pretended = await binding(socket, portOf(server.urls.pretendNatStun ?? ''));
  const { address } = findValue(pretended.attributes, xorMappedAddress) ?? {};
  assert.equal(address, '203.0.113.7');
});

test('a session ends with its allocations, and its credentials with it', async (t) => {
  const { server, id, iceServers, port } = await startServer(t);
  const client = await turnClient(t, port, iceServers);
  assert.equal(codeOf(await client.ask(Allocate, [udp])), 0);
  assert.equal(server.counters()['turnAllocations'], 1);
  await fetch(`${server.urls.site}/api/sessions/${id}`, { method: 'DELETE' });
  assert.equal(server.counters()['turnAllocations'], 0);
  assert.equal(codeOf(await client.ask(Allocate, [udp])), 401);
});

test('the port that redirects sends clients to the port of TURN, where their credentials are good', async (t) => {
  const { ask, port, server } = await startServer(t);
  const redirecting = (await ask('turn/ice-servers?server=redirecting')) as readonly IceServer[];
  const here = await turnClient(t, portOf(redirecting[0]?.urls[0] ?? ''), redirecting);
  const reply = await here.ask(Allocate, [udp]);
  assert.equal(codeOf(reply), 300);
  const to = { address: '127.0.0.1', port };
  assert.deepEqual(findValue(reply.attributes, alternateServer), to);
  const there = await turnClient(t, port, redirecting);
  assert.equal(codeOf(await there.ask(Allocate, [udp])), 0);
  assert.equal(server.counters()['turnAllocations'], 1);
});

test('clients are sent to another server where the options name one (RFC 8489 section 10)', async (t) => {
  const elsewhere = { address: '127.0.0.1', port: 9 };
  const alternateOf = () => ({ addresses: [elsewhere], domain: null });
  const { server, iceServers, port } = await startServer(t, { turn: { alternateOf } });
  const reply = await (await turnClient(t, port, iceServers)).ask(Allocate, [udp]);
  assert.equal(codeOf(reply), 300);
  assert.deepEqual(findValue(reply.attributes, alternateServer), elsewhere);
  assert.equal(server.counters()['turnAllocations'], 0);
  const seen = await binding(await bound(t), port);
  assert.equal(seen.messageClass, 'success response');
});

test('peers: this machine in a local lab, and nobody else', async (t) => {
  const { iceServers, port } = await startServer(t);
  const client = await turnClient(t, port, iceServers);
  await client.ask(Allocate, [udp]);
  const refused = ['0.0.0.0', '224.0.0.1', '169.254.1.1', '10.1.2.3', '192.168.77.77', '8.8.8.8'];
  for (const address of refused) {
    const peer = attribute(xorPeerAddress, { address, port: 9 });
    assert.equal(codeOf(await client.ask(CreatePermission, [peer])), 403, address);
  }
  const own = attribute(xorPeerAddress, { address: '127.0.0.1', port: 9 });
  assert.equal(codeOf(await client.ask(CreatePermission, [own])), 0);
});

const withoutIpv6 = machineAddresses().includes('::1') ? false : 'this machine has no ::1';

test('a relayed address of IPv6, and one of each family', { skip: withoutIpv6 }, async (t) => {
  const { iceServers, port } = await startServer(t);
  const relayedOf = async (wish: AttributeDraft): Promise<readonly string[]> => {
    const client = await turnClient(t, port, iceServers);
    const { attributes } = await client.ask(Allocate, [udp, wish]);
    return attributes.flatMap(({ definition, value }) =>
      definition === xorRelayedAddress ? [(value as TransportAddress).address] : [],
    );
  };
  assert.deepEqual(await relayedOf(attribute(requestedAddressFamily, 2)), ['::1']);
  assert.deepEqual(await relayedOf(attribute(additionalAddressFamily, 2)), ['127.0.0.1', '::1']);
});

test('a server for others relays to relays, and to no other port of its own', async (t) => {
  const { iceServers, port } = await startServer(t, { host: '0.0.0.0' });
  const client = await turnClient(t, port, iceServers);
  const { attributes } = await client.ask(Allocate, [udp]);
  const relayed = findValue(attributes, xorRelayedAddress);
  assert.ok(relayed);
  const bind = async (number: number, at: TransportAddress): Promise<number> => {
    const wish = [attribute(channelNumber, number), attribute(xorPeerAddress, at)];
    return codeOf(await client.ask(ChannelBind, wish));
  };
  assert.equal(await bind(0x4000, relayed), 0);
  assert.equal(await bind(0x4001, { ...relayed, port: 22 }), 403);
  assert.equal(await bind(0x4001, { address: '127.0.0.2', port: 9 }), 403);
});

test('malformed datagrams are counted, and the server goes on', async (t) => {
  const { server, port } = await startServer(t);
  const socket = await bound(t);
  for (const text of ['', 'x', 'GET / HTTP/1.1\r\n\r\n', '\u0000\u0001\u0000\u0000']) {
    socket.send(text, port, '127.0.0.1');
  }
  await binding(socket, port);
  assert.equal(server.counters()['stunMalformed'], 4);
});

test('a taken port disables the lab with one line, and an outside server takes its place', async (t) => {
  const taken = createSocket('udp4').bind(0, '127.0.0.1');
  await once(taken, 'listening');
  t.after(() => taken.close());
  const stunPort = taken.address().port;
  const ice = { authority: 'turn.example:3478', secret: 'north' };
  const { server, iceServers } = await startServer(t, { stunPort, ice });
  assert.match(server.notices[0] ?? '', /^The STUN and TURN lab is off\. .* --stun-port \d+\.$/);
  assert.equal(server.urls.stun, null);
  assert.deepEqual(iceServers[1]?.urls[0], 'turn:turn.example:3478?transport=udp');
});
