/** The networks of a scenario, built: hosts, NATs, firewalls, and the Internet between them. No sockets, no real time. */
import {
  addressesOf,
  type AgentId,
  type NatAddresses,
  type NatNodeId,
  type NatScenario,
} from '../../wire/nat/nat-scenario.ts';
import { type NatBehavior, NatBox } from './nat-box.ts';
import { NatDevice } from './nat-device.ts';
import { type NetworkParts, Realm } from './realm.ts';
import { UdpFirewall } from './udp-firewall.ts';
import { VirtualHost } from './virtual-host.ts';

export interface VirtualNetworkOptions extends NetworkParts {
  /** A number in [0, 1). */
  readonly random: () => number;
}

export interface VirtualNetwork {
  readonly hosts: Readonly<Record<AgentId | 'server', VirtualHost>>;
  /** How many packets were sent. */
  packets(): number;
  /** True when packets were not sent any more, since there were too many. */
  isFull(): boolean;
}

/** One way, in milliseconds: a home or a carrier, and the Internet. */
const latencyMs = { local: 2, internet: 20 } as const;

/** A connection of TCP that is established and silent lives for 2 hours and 4 minutes (RFC 5382 section 5). */
const tcpTimeoutMs = 124 * 60_000;

/** Far more than any pair of agents sends within the time of a run. */
const maxPackets = 1_000;

export function createVirtualNetwork(
  scenario: NatScenario,
  options: VirtualNetworkOptions,
): VirtualNetwork {
  const builder = new Builder(scenario, options);
  const internet = new Realm(options, latencyMs.internet);
  const outside = scenario.sharedNat ? builder.behind('shared-nat', internet) : internet;
  return {
    hosts: {
      alice: builder.side('alice', outside),
      bob: builder.side('bob', outside),
      server: builder.host('server', internet),
    },
    packets: () => builder.packets,
    isFull: () => builder.packets >= maxPackets,
  };
}

class Builder {
  readonly #scenario: NatScenario;
  readonly #options: VirtualNetworkOptions;
  readonly #addresses: NatAddresses;
  #mappings = 0;
  packets = 0;

  constructor(scenario: NatScenario, options: VirtualNetworkOptions) {
    this.#scenario = scenario;
    this.#options = options;
    this.#addresses = addressesOf(scenario);
  }

  /** From the Internet inwards: NATs, firewall, host. */
  side(agent: AgentId, outside: Realm): VirtualHost {
    let realm = outside;
    for (const node of [`${agent}-carrier`, `${agent}-nat`] as const) {
      if (this.#addresses[node] !== undefined) realm = this.behind(node, realm);
    }
    if (!this.#scenario[agent].udpBlocked) return this.host(agent, realm);
    const walled = new Realm(this.#options, latencyMs.local);
    // It takes its place in both realms.
    void new UdpFirewall({
      ...this.#options,
      node: `${agent}-firewall`,
      address: this.#address(agent),
      inside: walled,
      outside: realm,
    });
    return this.host(agent, walled);
  }

  /** The realm inside of a new NAT. */
  behind(node: NatNodeId, outside: Realm): Realm {
    const inside = new Realm(this.#options, latencyMs.local);
    const behavior = this.#behaviorOf(node);
    const boxes = {
      udp: this.#box(node, behavior),
      tcp: this.#box(node, { ...behavior, mappingTimeoutMs: tcpTimeoutMs }),
    };
    // It takes its place in both realms.
    void new NatDevice({ ...this.#options, node, boxes, inside, outside });
    return inside;
  }

  #box(node: NatNodeId, behavior: NatBehavior): NatBox {
    const { scheduler, onEvent, random } = this.#options;
    return new NatBox({
      behavior,
      externalAddress: this.#address(node),
      nowMs: () => scheduler.nowMs(),
      random,
      nextMapping: () => (this.#mappings += 1),
      onExpired: (mapping) => onEvent({ kind: 'expired', atMs: scheduler.nowMs(), node, mapping }),
    });
  }

  host(node: AgentId | 'server', realm: Realm): VirtualHost {
    const nextPacket = () => (this.packets >= maxPackets ? null : (this.packets += 1));
    return new VirtualHost({
      ...this.#options,
      node,
      address: this.#address(node),
      realm,
      nextPacket,
    });
  }

  #address(node: NatNodeId): string {
    const address = this.#addresses[node];
    if (address === undefined) throw new RangeError(`${node} is not in this scenario`);
    return address;
  }

  #behaviorOf(node: NatNodeId): NatBehavior {
    const { alice, bob, hairpinning, ports, mappingTimeoutS } = this.#scenario;
    const common = { hairpinning, ports, mappingTimeoutMs: mappingTimeoutS * 1000 };
    if (node === 'shared-nat') {
      const filtering = 'address-and-port-dependent';
      return { ...common, mapping: 'endpoint-independent', filtering };
    }
    const { mapping, filtering } = node.startsWith('alice') ? alice : bob;
    return { ...common, mapping, filtering };
  }
}
