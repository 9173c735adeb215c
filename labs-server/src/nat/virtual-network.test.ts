import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NatEvent, PacketEvent } from '../../wire/nat/nat-event.ts';
import type { NatScenario } from '../../wire/nat/nat-scenario.ts';
import { natScenario, natSide } from './testing/scenario.ts';
import { createVirtualNetwork } from './virtual-network.ts';
import { VirtualTime } from './virtual-time.ts';

const bytes = Uint8Array.of(1, 2, 3);

function start(scenario: NatScenario) {
  const scheduler = new VirtualTime();
  const events: NatEvent[] = [];
  const network = createVirtualNetwork(scenario, {
    scheduler,
    random: () => 0.5,
    onEvent: (event) => events.push(event),
  });
  const wayOf = (packet: number) =>
    events
      .filter((event): event is PacketEvent => 'packet' in event && event.packet === packet)
      .map(
        (event) => `${event.kind} ${event.node}${event.kind === 'dropped' ? ` ${event.rule}` : ''}`,
      );
  const run = () => {
    while (scheduler.step());
  };
  const echo = network.hosts.server.bind(3478);
  echo.onMessage = (payload, from) => echo.send(payload, from);
  return { network, run, wayOf, events, echo };
}

test('a packet and its answer pass each NAT, and each tells what it rewrote', () => {
  const { network, run, wayOf, events } = start(
    natScenario({ alice: natSide('symmetric', { nats: 2 }) }),
  );
  const socket = network.hosts.alice.bind();
  const got: unknown[] = [];
  socket.onMessage = (payload, from) => got.push([payload, from]);
  socket.send(bytes, { address: '203.0.113.1', port: 3478 });
  run();
  const there = [
    'sent alice',
    'translated alice-nat',
    'translated alice-carrier',
    'delivered server',
  ];
  assert.deepEqual(wayOf(1), there);
  const back = [
    'sent server',
    'translated alice-carrier',
    'translated alice-nat',
    'delivered alice',
  ];
  assert.deepEqual(wayOf(2), back);
  assert.deepEqual(got, [[bytes, { address: '203.0.113.1', port: 3478 }]]);
  const translated = events.filter((event) => event.kind === 'translated');
  assert.deepEqual(
    translated.map(({ field, to, mapping, isNew }) => [field, to.address, mapping, isNew]),
    [
      ['source', '198.51.100.10', 1, true],
      ['source', '203.0.113.10', 2, true],
      ['destination', '198.51.100.10', 2, false],
      ['destination', '192.0.2.10', 1, false],
    ],
  );
  // 2 ms for each network inside, 20 ms for the Internet.
  assert.deepEqual(
    events.map(({ atMs }) => atMs),
    [0, 2, 4, 24, 24, 44, 46, 48],
  );
});

test('nobody on the Internet routes a private address', () => {
  const { network, run, wayOf } = start(natScenario());
  network.hosts.alice.bind().send(bytes, { address: '192.0.2.140', port: 50_000 });
  run();
  assert.deepEqual(wayOf(1), ['sent alice', 'translated alice-nat', 'dropped internet no-route']);
});

test('a firewall that blocks UDP lets nothing out', () => {
  const { network, run, wayOf } = start(
    natScenario({ alice: natSide('full-cone', { udpBlocked: true }) }),
  );
  network.hosts.alice.bind().send(bytes, { address: '203.0.113.1', port: 3478 });
  run();
  assert.deepEqual(wayOf(1), ['sent alice', 'dropped alice-firewall udp-blocked']);
});

test('a packet for a port that nobody has open is dropped by the host', () => {
  const { network, run, wayOf } = start(natScenario({ alice: natSide('full-cone', { nats: 0 }) }));
  network.hosts.alice.bind().send(bytes, { address: '203.0.113.1', port: 9 });
  run();
  assert.deepEqual(wayOf(1), ['sent alice', 'dropped server port-unreachable']);
});

/** Bob's socket has a mapping that everybody knows; then Alice sends to it. */
function sendToSharedNat(hairpinning: boolean) {
  const all = start(natScenario({ sharedNat: true, hairpinning }));
  const { network, run, events } = all;
  const toServer = { address: '203.0.113.1', port: 3478 };
  const alice = network.hosts.alice.bind();
  const bob = network.hosts.bob.bind();
  let from: unknown = null;
  bob.onMessage = (_payload, source) => (from = source);
  bob.send(bytes, toServer);
  alice.send(bytes, toServer);
  run();
  const mapped = (node: string) =>
    events.find(
      (event) =>
        event.kind === 'sent' &&
        event.node === 'server' &&
        event.packet === (node === 'bob' ? 3 : 4),
    );
  const bobOutside = mapped('bob');
  const aliceOutside = mapped('alice');
  assert.ok(bobOutside?.kind === 'sent' && aliceOutside?.kind === 'sent');
  // Bob punches, then Alice sends.
  bob.send(bytes, aliceOutside.destination);
  run();
  const punch = network.packets();
  alice.send(bytes, bobOutside.destination);
  run();
  return { ...all, punch, from, aliceOutside };
}

test('REQ-9: hairpinning sends back inside, with the external address and port as the source', () => {
  const { wayOf, punch, from, aliceOutside } = sendToSharedNat(true);
  assert.deepEqual(wayOf(punch + 1), [
    'sent alice',
    'translated alice-nat',
    'translated shared-nat',
    'translated shared-nat',
    'translated bob-nat',
    'delivered bob',
  ]);
  assert.deepEqual(from, aliceOutside.destination);
});

test('without hairpinning the shared NAT drops it', () => {
  const { wayOf, punch } = sendToSharedNat(false);
  assert.deepEqual(wayOf(punch + 1), [
    'sent alice',
    'translated alice-nat',
    'dropped shared-nat no-hairpinning',
  ]);
});

test('two hosts in one network need no NAT to reach each other', () => {
  const nats = { nats: 0 } as const;
  const { network, run, wayOf } = start(
    natScenario({
      sharedNat: true,
      alice: natSide('full-cone', nats),
      bob: natSide('full-cone', nats),
    }),
  );
  network.hosts.bob.bind(50_000);
  network.hosts.alice.bind().send(bytes, { address: '198.51.100.80', port: 50_000 });
  run();
  assert.deepEqual(wayOf(1), ['sent alice', 'delivered bob']);
});

test('a run may send a bounded number of packets', () => {
  const { network, run, echo } = start(natScenario());
  for (let count = 0; count < 1_001; count += 1)
    echo.send(bytes, { address: '203.0.113.9', port: 9 });
  run();
  assert.equal(network.packets(), 1_000);
  assert.equal(network.isFull(), true);
});
