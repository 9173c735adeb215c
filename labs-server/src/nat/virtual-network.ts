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
import { type NetworkParts, Realm, udpFirewall } from './realm.ts';
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
    walled.gateway = udpFirewall(this.#options, `${agent}-firewall`);
    return this.host(agent, walled);
  }

  /** The realm inside of a new NAT. */
  behind(node: NatNodeId, outside: Realm): Realm {
    const { scheduler, onEvent, random } = this.#options;
    const inside = new Realm(this.#options, latencyMs.local);
    const box = new NatBox({
      behavior: this.#behaviorOf(node),
      externalAddress: this.#address(node),
      nowMs: () => scheduler.nowMs(),
      random,
      nextMapping: () => (this.#mappings += 1),
      onExpired: (mapping) => onEvent({ kind: 'expired', atMs: scheduler.nowMs(), node, mapping }),
    });
    // It takes its place in both realms.
    void new NatDevice({ ...this.#options, node, box, inside, outside });
    return inside;
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
