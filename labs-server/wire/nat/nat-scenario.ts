/** Two networks as a student draws them. All addresses are those kept for documentation (RFC 5737). */
import type { FilteringBehavior, MappingBehavior, PortAssignment } from './nat-behavior.ts';

/** What stands between a host and the Internet. */
export interface NatSide {
  /** How many NATs in a row: 0 is a host with an address of its own on the Internet. */
  readonly nats: 0 | 1 | 2;
  readonly mapping: MappingBehavior;
  readonly filtering: FilteringBehavior;
  /** A firewall that lets no UDP pass. */
  readonly udpBlocked: boolean;
}

export interface NatScenario {
  readonly alice: NatSide;
  readonly bob: NatSide;
  /** Both are behind one more NAT, with endpoint-independent mapping and address and port-dependent filtering. */
  readonly sharedNat: boolean;
  /** Do the NATs send back what is for an external address of their own (RFC 4787 section 6)? */
  readonly hairpinning: boolean;
  readonly ports: PortAssignment;
  /** How long a mapping lives without a packet from inside; RFC 4787 REQ-5 wants 120 or more. */
  readonly mappingTimeoutS: number;
  /** May the agents use the TURN server? */
  readonly turn: boolean;
  /** How long the two stay connected. */
  readonly stayS: number;
}

export type AgentId = 'alice' | 'bob';

/** Everything that can send, translate or drop a packet. */
export const natNodes = {
  alice: 'Alice',
  bob: 'Bob',
  'alice-firewall': 'Alice’s firewall',
  'alice-nat': 'Alice’s NAT',
  'alice-carrier': 'the carrier’s NAT at Alice’s side',
  'bob-firewall': 'Bob’s firewall',
  'bob-nat': 'Bob’s NAT',
  'bob-carrier': 'the carrier’s NAT at Bob’s side',
  'shared-nat': 'the NAT that both share',
  internet: 'the Internet',
  server: 'STUN and TURN server',
} as const satisfies Record<string, string>;

export type NatNodeId = keyof typeof natNodes;

/** The addresses of a scenario; a node that it does not have is not in it. */
export type NatAddresses = Partial<Record<NatNodeId, string>>;

export const serverAddress = '203.0.113.1';
export const serverPort = 3478;

const privateHosts = { alice: '192.0.2.10', bob: '192.0.2.140' } as const;
const carrierAddresses = { alice: '198.51.100.10', bob: '198.51.100.140' } as const;
/** Below the shared NAT. */
const sharedAddresses = { alice: '198.51.100.70', bob: '198.51.100.80' } as const;
const publicAddresses = {
  alice: '203.0.113.10',
  bob: '203.0.113.20',
  shared: '203.0.113.30',
} as const;

/** The nodes of one side from the host outwards, each with the address that the next one sees. */
export function sideOf(scenario: NatScenario, agent: AgentId): NatAddresses {
  const { nats } = scenario[agent];
  const outermost = scenario.sharedNat ? sharedAddresses[agent] : publicAddresses[agent];
  if (nats === 0) return { [agent]: outermost };
  if (nats === 1) return { [agent]: privateHosts[agent], [`${agent}-nat`]: outermost };
  return {
    [agent]: privateHosts[agent],
    [`${agent}-nat`]: carrierAddresses[agent],
    [`${agent}-carrier`]: outermost,
  };
}

export function addressesOf(scenario: NatScenario): NatAddresses {
  return {
    ...sideOf(scenario, 'alice'),
    ...sideOf(scenario, 'bob'),
    ...(scenario.sharedNat && { 'shared-nat': publicAddresses.shared }),
    server: serverAddress,
  };
}
