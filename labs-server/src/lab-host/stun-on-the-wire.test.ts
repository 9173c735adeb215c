/** STUN and TURN on the wire of the session whose they are. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { attribute, findValue } from '../../wire/stun/attribute.ts';
import { data } from '../../wire/turn/data.ts';
import { turnMethods } from '../../wire/turn/methods.ts';
import { xorPeerAddress } from '../../wire/turn/xor-peer-address.ts';
import { xorRelayedAddress } from '../../wire/turn/xor-relayed-address.ts';
import { certificateNames } from '../certificate/certificate-names.ts';
import { makeCertificate } from '../certificate/made-certificate.ts';
import type { IceServer } from '../labs/lab-turn.ts';
import { codeOf } from '../turn-server/testing/test-server.ts';
import { binding, bound, portOf, startServer, turnClient, udp } from './testing/stun-server.ts';

const { Allocate, CreatePermission, Send } = turnMethods;

test('plain STUN is on the wire of the run that claims its port: what was, and what will be', async (t) => {
  const { ask, records, port } = await startServer(t);
  const [mine, other] = [await bound(t), await bound(t)];
  for (const socket of [mine, other]) await binding(socket, port);
  const claim = `stun/claims?port=${mine.address().port}`;
  assert.deepEqual(await ask(claim, 'POST'), { datagrams: 2 });
  await binding(mine, port);
  await binding(other, port);
  const all = await records();
  const flow = all.find((record) => record.kind === 'open' && record.transport === 'udp');
  assert.ok(flow?.kind === 'open');
  assert.deepEqual([flow.listener, flow.remote.port], ['stun', mine.address().port]);
  const told = all.filter(
    ({ kind, connection }) => kind === 'data' && connection === flow.connection,
  );
  assert.equal(told.length, 4);
  assert.equal(
    all.filter((record) => record.kind === 'open' && record.transport === 'udp').length,
    1,
  );
});

for (const transport of ['udp', 'tcp'] as const) {
  test(`a relay over ${transport} is on the wire of its run, on both sides`, async (t) => {
    const { ask, records, port } = await startServer(t);
    const iceServers = (await ask('turn/ice-servers')) as IceServer[];
    const client = await turnClient(t, port, iceServers, { transport });
    const peer = await bound(t);
    const at = { address: '127.0.0.1', port: peer.address().port };
    const { attributes } = await client.ask(Allocate, [udp]);
    const relayed = findValue(attributes, xorRelayedAddress);
    assert.ok(relayed);
    await client.ask(CreatePermission, [attribute(xorPeerAddress, at)]);
    const arrived = once(peer, 'message');
    client.indicate(Send, [attribute(xorPeerAddress, at), attribute(data, Buffer.from('ping'))]);
    assert.equal(String((await arrived)[0]), 'ping');
    peer.send('pong', relayed.port, relayed.address);
    const indication = await client.nextIndication();
    assert.equal(Buffer.from(findValue(indication.attributes, data) ?? []).toString(), 'pong');
    const status = (await ask('turn/status')) as { allocations: { bytesToPeers: number }[] };
    assert.deepEqual(
      status.allocations.map(({ bytesToPeers }) => bytesToPeers),
      [4],
    );
    const all = await records();
    const flows = all.filter((record) => record.kind === 'open' && record.listener === 'stun');
    const [first, second] = flows;
    assert.ok(first?.kind === 'open' && second?.kind === 'open' && flows.length === 2);
    assert.equal(first.transport, transport);
    assert.deepEqual([second.hopOf, second.local.port], [first.connection, relayed.port]);
    const onRelay = all.filter(
      (one) => one.kind === 'data' && one.connection === second.connection,
    );
    assert.deepEqual(
      onRelay.map((one) => one.kind === 'data' && Buffer.from(one.head).toString()),
      ['ping', 'pong'],
    );
    // The request without credentials, and its challenge, came before it was known whose they are.
    const [challenged] = all.filter(
      (one) => one.kind === 'data' && one.connection === first.connection,
    );
    assert.ok(challenged?.kind === 'data');
    assert.equal(challenged.head[1], Allocate);
  });
}

test('TURN over TLS has a port of its own, and what is inside is on the wire of the run', async (t) => {
  const tls = await makeCertificate(certificateNames([], false, {}), Date.now());
  const { iceServers, records } = await startServer(t, { tls });
  const turns =
    iceServers.flatMap(({ urls }) => urls).find((url) => url.startsWith('turns:')) ?? '';
  assert.match(turns, /^turns:127\.0\.0\.1:\d+\?transport=tcp$/);
  const client = await turnClient(t, portOf(turns), iceServers, { transport: 'tls', ca: tls.cert });
  assert.equal(codeOf(await client.ask(Allocate, [udp])), 0);
  const [flow] = await records(0);
  assert.ok(flow?.kind === 'open');
  assert.deepEqual([flow.transport, flow.insideTls], ['tcp', true]);
});
