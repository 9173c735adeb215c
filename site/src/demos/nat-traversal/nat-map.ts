/** The drawing of two networks: where each node stands, and the way of a packet between them. */
import {
  addressesOf,
  type AgentId,
  type NatNodeId,
  type NatScenario,
} from '@wireside/labs-server/wire/nat/nat-scenario.ts';
import type { PacketEvent } from '@wireside/labs-server/wire/nat/nat-event.ts';

export interface PlacedNode {
  readonly id: NatNodeId;
  /** One or two words. */
  readonly label: string;
  /** Empty for a node without an address. */
  readonly address: string;
  /** The middle of the box. */
  readonly x: number;
  readonly y: number;
}

export interface NatMap {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly links: readonly (readonly [NatNodeId, NatNodeId])[];
}

export const boxSize = { width: 104, height: 46 } as const;

const labels: Readonly<Record<NatNodeId, string>> = {
  alice: 'Alice',
  bob: 'Bob',
  'alice-firewall': 'firewall',
  'bob-firewall': 'firewall',
  'alice-nat': 'NAT',
  'bob-nat': 'NAT',
  'alice-carrier': 'carrier’s NAT',
  'bob-carrier': 'carrier’s NAT',
  'shared-nat': 'shared NAT',
  internet: 'Internet',
  server: 'STUN, TURN',
};

/** The nodes of one side from the host outwards, up to where both sides meet. */
function chainOf(scenario: NatScenario, agent: AgentId): readonly NatNodeId[] {
  const { nats, udpBlocked } = scenario[agent];
  const chain: NatNodeId[] = [agent];
  if (udpBlocked) chain.push(`${agent}-firewall`);
  if (nats > 0) chain.push(`${agent}-nat`);
  if (nats > 1) chain.push(`${agent}-carrier`);
  return chain;
}

/** From a node outwards to the Internet, both included. */
export function wayOut(scenario: NatScenario, node: NatNodeId): readonly NatNodeId[] {
  const shared: readonly NatNodeId[] = scenario.sharedNat
    ? ['shared-nat', 'internet']
    : ['internet'];
  if (node === 'server') return ['server', 'internet'];
  for (const agent of ['alice', 'bob'] as const) {
    const chain = chainOf(scenario, agent);
    if (chain.includes(node)) return [...chain.slice(chain.indexOf(node)), ...shared];
  }
  return node === 'internet' ? ['internet'] : shared;
}

/** Left to right, or top to bottom for a narrow screen. */
export function natMap(scenario: NatScenario, direction: 'wide' | 'tall'): NatMap {
  const alice = chainOf(scenario, 'alice');
  const bob = chainOf(scenario, 'bob');
  const meeting: NatNodeId = scenario.sharedNat ? 'shared-nat' : 'internet';
  const row = [...alice, meeting, ...bob.toReversed()];
  const step = direction === 'wide' ? { x: 128, y: 0 } : { x: 0, y: 66 };
  const first = direction === 'wide' ? { x: 62, y: 108 } : { x: 62, y: 32 };
  const places = new Map<NatNodeId, { readonly x: number; readonly y: number }>();
  row.forEach((id, index) =>
    places.set(id, { x: first.x + index * step.x, y: first.y + index * step.y }),
  );
  const middle = places.get(meeting) ?? first;
  const aside = direction === 'wide' ? { x: 0, y: -76 } : { x: 128, y: 0 };
  if (scenario.sharedNat) {
    places.set('internet', { x: middle.x + aside.x, y: middle.y + aside.y });
    const beside = direction === 'wide' ? { x: 128, y: 0 } : { x: 0, y: 66 };
    places.set('server', {
      x: middle.x + aside.x + beside.x,
      y: middle.y + aside.y + beside.y,
    });
  } else places.set('server', { x: middle.x + aside.x, y: middle.y + aside.y });
  const addresses = addressesOf(scenario);
  const nodes = [...places].map(([id, place]) => ({
    id,
    label: labels[id],
    address: addresses[id] ?? '',
    ...place,
  }));
  const links = linksOf(scenario, [...places.keys()]);
  const farthest = {
    x: Math.max(...nodes.map(({ x }) => x)),
    y: Math.max(...nodes.map(({ y }) => y)),
  };
  return { width: farthest.x + 62, height: farthest.y + 34, nodes, links };
}

function linksOf(
  scenario: NatScenario,
  ids: readonly NatNodeId[],
): readonly (readonly [NatNodeId, NatNodeId])[] {
  return ids.flatMap((id) => {
    const [, next] = wayOut(scenario, id);
    return next === undefined ? [] : [[id, next] as const];
  });
}

/** Every node that a packet passed, in order: where it was told of, and what lies between. */
export function nodesOnWay(
  scenario: NatScenario,
  way: readonly PacketEvent[],
): readonly NatNodeId[] {
  const passed: NatNodeId[] = [];
  for (const { node } of way) {
    const before = passed.at(-1);
    if (before === undefined) passed.push(node);
    else passed.push(...between(scenario, before, node));
  }
  return passed;
}

/** From `from`, which is left out, to `to`: outwards to where the two ways meet, and inwards again. */
function between(scenario: NatScenario, from: NatNodeId, to: NatNodeId): readonly NatNodeId[] {
  if (from === to) return [];
  const there = wayOut(scenario, from);
  const back = wayOut(scenario, to);
  const meeting = there.find((node) => back.includes(node)) ?? 'internet';
  const outwards = there.slice(1, there.indexOf(meeting) + 1);
  const inwards = back.slice(0, back.indexOf(meeting)).toReversed();
  return [...outwards, ...inwards];
}
