import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matrixScenario } from '@wireside/labs-server/wire/nat/nat-matrix.ts';
import type { PacketEvent } from '@wireside/labs-server/wire/nat/nat-event.ts';
import type { NatNodeId, NatScenario } from '@wireside/labs-server/wire/nat/nat-scenario.ts';
import { boxSize, natMap, nodesOnWay } from './nat-map.ts';

const homes = matrixScenario({ alice: 'symmetric', bob: 'full-cone', turn: false });
const large: NatScenario = {
  ...homes,
  alice: { ...homes.alice, nats: 2, udpBlocked: true },
  bob: { ...homes.bob, nats: 2 },
  sharedNat: true,
};
const address = { address: '192.0.2.1', port: 1 };

function way(...nodes: NatNodeId[]): PacketEvent[] {
  return nodes.map((node) => ({
    kind: 'delivered',
    atMs: 0,
    packet: 1,
    transport: 'udp',
    node,
    source: address,
    destination: address,
  }));
}

test('no two boxes overlap, and all are inside of the drawing, wide and tall', () => {
  for (const scenario of [homes, large]) {
    for (const direction of ['wide', 'tall'] as const) {
      const { nodes, width, height } = natMap(scenario, direction);
      for (const [index, one] of nodes.entries()) {
        assert.ok(one.x >= boxSize.width / 2 && one.x <= width - boxSize.width / 2, one.id);
        assert.ok(one.y >= boxSize.height / 2 && one.y <= height - boxSize.height / 2, one.id);
        for (const other of nodes.slice(index + 1)) {
          const apart =
            Math.abs(one.x - other.x) >= boxSize.width ||
            Math.abs(one.y - other.y) >= boxSize.height;
          assert.ok(apart, `${one.id} and ${other.id}`);
        }
      }
    }
  }
});

test('a packet from host to host passes the Internet', () => {
  assert.deepEqual(nodesOnWay(homes, way('alice', 'alice-nat', 'bob-nat', 'bob')), [
    'alice',
    'alice-nat',
    'internet',
    'bob-nat',
    'bob',
  ]);
  assert.deepEqual(nodesOnWay(homes, way('server', 'bob-nat')), ['server', 'internet', 'bob-nat']);
});

test('a hairpin turns round at the shared NAT', () => {
  const hairpin = way('bob', 'bob-nat', 'bob-carrier', 'shared-nat', 'shared-nat', 'alice-carrier');
  assert.deepEqual(nodesOnWay(large, hairpin), [
    'bob',
    'bob-nat',
    'bob-carrier',
    'shared-nat',
    'alice-carrier',
  ]);
});

test('what dies at the first box has gone no further', () => {
  assert.deepEqual(nodesOnWay(large, way('alice', 'alice-firewall')), ['alice', 'alice-firewall']);
});
