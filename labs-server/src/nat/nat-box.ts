/** One NAT: its mappings, and what it does with a packet that leaves or comes. RFC 4787. */
import type {
  FilteringBehavior,
  MappingBehavior,
  PortAssignment,
} from '../../wire/nat/nat-behavior.ts';
import type { TransportAddress } from '../../wire/nat/nat-event.ts';
import { filterKey } from './filtering-behavior.ts';
import { mappingKey } from './mapping-behavior.ts';
import { assignPort } from './port-assignment.ts';

export interface NatBehavior {
  readonly mapping: MappingBehavior;
  readonly filtering: FilteringBehavior;
  readonly ports: PortAssignment;
  /** RFC 4787 section 6, REQ-9. */
  readonly hairpinning: boolean;
  /** RFC 4787 section 4.3, REQ-5. */
  readonly mappingTimeoutMs: number;
}

export interface NatBoxOptions {
  readonly behavior: NatBehavior;
  readonly externalAddress: string;
  readonly nowMs: () => number;
  /** A number in [0, 1). */
  readonly random: () => number;
  /** The number of the next mapping. */
  readonly nextMapping: () => number;
  readonly onExpired: (mapping: number) => void;
}

interface Mapping {
  readonly number: number;
  readonly key: string;
  readonly internal: TransportAddress;
  readonly external: TransportAddress;
  /** Keys of the external endpoints to which something was sent through it. */
  readonly allowed: Set<string>;
  lastUsedMs: number;
}

/** What became of a packet: its new address, or the reason why it goes no further. */
export type Translation =
  | {
      readonly to: TransportAddress;
      readonly mapping: number;
      readonly isNew: boolean;
    }
  | { readonly rule: 'no-mapping' | 'filtered' };

/** Most mappings that one NAT keeps; the one that was silent longest makes room. */
const maxMappings = 1_000;

export class NatBox {
  readonly options: NatBoxOptions;
  #byKey = new Map<string, Mapping>();
  #byPort = new Map<number, Mapping>();

  constructor(options: NatBoxOptions) {
    this.options = options;
  }

  get externalAddress(): string {
    return this.options.externalAddress;
  }

  /** A packet leaves: its source becomes an external address and port. */
  outbound(
    source: TransportAddress,
    destination: TransportAddress,
  ): Extract<Translation, { readonly mapping: number }> {
    const { behavior, nowMs } = this.options;
    this.#expire();
    const key = mappingKey(behavior.mapping, source, destination);
    const known = this.#byKey.get(key);
    const mapping = known ?? this.#add(key, source);
    // REQ-6: a packet that leaves refreshes the mapping.
    mapping.lastUsedMs = nowMs();
    mapping.allowed.add(filterKey(behavior.filtering, destination));
    return { to: mapping.external, mapping: mapping.number, isNew: known === undefined };
  }

  /** A packet comes: its destination becomes the internal address and port, if the filter lets it in. */
  inbound(source: TransportAddress, destination: TransportAddress): Translation {
    this.#expire();
    const mapping = this.#byPort.get(destination.port);
    if (mapping === undefined) return { rule: 'no-mapping' };
    const { filtering } = this.options.behavior;
    if (!mapping.allowed.has(filterKey(filtering, source))) return { rule: 'filtered' };
    return { to: mapping.internal, mapping: mapping.number, isNew: false };
  }

  #add(key: string, internal: TransportAddress): Mapping {
    const { behavior, externalAddress, random, nextMapping } = this.options;
    if (this.#byKey.size >= maxMappings) this.#remove(this.#silentLongest());
    const isTaken = (port: number) => this.#byPort.has(port);
    const port = assignPort(behavior.ports, internal.port, isTaken, random);
    if (port === null) throw new RangeError('a NAT has more ports than it may have mappings');
    const mapping: Mapping = {
      number: nextMapping(),
      key,
      internal,
      external: { address: externalAddress, port },
      allowed: new Set(),
      lastUsedMs: 0,
    };
    this.#byKey.set(key, mapping);
    this.#byPort.set(port, mapping);
    return mapping;
  }

  #silentLongest(): Mapping | undefined {
    const byAge = [...this.#byKey.values()].toSorted(
      (one, other) => one.lastUsedMs - other.lastUsedMs,
    );
    return byAge[0];
  }

  #expire(): void {
    const { behavior, nowMs } = this.options;
    const oldest = nowMs() - behavior.mappingTimeoutMs;
    for (const mapping of this.#byKey.values()) {
      if (mapping.lastUsedMs <= oldest) this.#remove(mapping);
    }
  }

  #remove(mapping: Mapping | undefined): void {
    if (mapping === undefined) return;
    this.#byKey.delete(mapping.key);
    this.#byPort.delete(mapping.external.port);
    this.options.onExpired(mapping.number);
  }
}
