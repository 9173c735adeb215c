/** What happened on the virtual network, one event after the other. Times are those of its own clock. */
import type { AgentId, NatNodeId } from './nat-scenario.ts';

/** An IP address and a port. */
export interface TransportAddress {
  readonly address: string;
  readonly port: number;
}

/** Why a packet went no further. */
export const dropRules = {
  'udp-blocked': 'The firewall lets no UDP pass.',
  'no-mapping': 'No mapping has this external port: nothing inside ever used it, or it expired.',
  filtered: 'The filter of the mapping: nothing was sent to this source before.',
  'no-hairpinning':
    'The destination is an external address of this NAT itself, and it does not send packets back inside.',
  'no-route': 'No network here has this address: it is a private one of somebody else.',
  'port-unreachable': 'Nobody listens at this port of the host.',
} as const satisfies Record<string, string>;

export type DropRule = keyof typeof dropRules;

/** What a packet belongs to: a datagram of its own, or a TCP connection. */
export type Transport = 'udp' | 'tcp';

/**
 * What a TCP segment does. The virtual network has no loss on a way that is open, so there are neither acknowledgments
 * nor retransmissions.
 */
export const tcpSegments = ['SYN', 'SYN-ACK', 'data', 'FIN'] as const;

export type TcpSegment = (typeof tcpSegments)[number];

interface EventBase {
  /** Milliseconds of the virtual clock since the run began. */
  readonly atMs: number;
}

interface PacketEventBase extends EventBase {
  /** Number of the packet: 1, 2, 3 ... It keeps it on its whole way. */
  readonly packet: number;
  readonly transport: Transport;
  readonly node: NatNodeId;
  readonly source: TransportAddress;
  readonly destination: TransportAddress;
}

/** A host gave a packet to its network. `source` and `destination` are those that it wrote. */
export interface SentEvent extends PacketEventBase {
  readonly kind: 'sent';
  /** The payload in hexadecimal digits, as the agent or the server made it. */
  readonly hex: string;
  /** Null for a datagram of UDP. */
  readonly segment: TcpSegment | null;
}

/** A NAT rewrote a packet. `source` and `destination` are those before. */
export interface TranslatedEvent extends PacketEventBase {
  readonly kind: 'translated';
  readonly field: 'source' | 'destination';
  readonly to: TransportAddress;
  /** Number of the mapping, unique in the run. */
  readonly mapping: number;
  /** True when the packet made the mapping. */
  readonly isNew: boolean;
  /** True when the NAT sends the packet back inside (RFC 4787 section 6). */
  readonly isHairpin: boolean;
}

export interface DroppedEvent extends PacketEventBase {
  readonly kind: 'dropped';
  readonly rule: DropRule;
}

export interface DeliveredEvent extends PacketEventBase {
  readonly kind: 'delivered';
}

export type PacketEvent = SentEvent | TranslatedEvent | DroppedEvent | DeliveredEvent;

/** A mapping was not used for too long. It is found when it is looked for. */
export interface ExpiredEvent extends EventBase {
  readonly kind: 'expired';
  readonly node: NatNodeId;
  readonly mapping: number;
}

/** An agent found a candidate, or its gathering is over (`null`). RFC 8839 section 5.1. */
export interface CandidateEvent extends EventBase {
  readonly kind: 'candidate';
  readonly agent: AgentId;
  readonly candidate: string | null;
}

/** The state of an agent changed. */
export interface StateEvent extends EventBase {
  readonly kind: 'state';
  readonly agent: AgentId;
  readonly state: string;
}

export type NatEvent = PacketEvent | ExpiredEvent | CandidateEvent | StateEvent;

/** `host`, `srflx`, `prflx` or `relay`. RFC 8445 section 5.1.1. */
export type CandidateType = 'host' | 'srflx' | 'prflx' | 'relay';

/** The pair that one agent uses. */
export interface SelectedPair {
  readonly local: TransportAddress;
  readonly localType: CandidateType;
  readonly remote: TransportAddress;
  readonly remoteType: CandidateType;
}

/** How a run ended. */
export interface NatOutcome {
  readonly connected: boolean;
  /** When both were connected, or both had failed, on the virtual clock. */
  readonly atMs: number;
  /** Null for an agent that found no pair. */
  readonly pairs: Readonly<Record<AgentId, SelectedPair | null>>;
  /** Did a datagram of each reach the other over the pair afterwards? */
  readonly dataArrived: boolean;
  readonly packets: number;
  readonly drops: number;
  /** True when the run was ended at a limit before the agents were done. */
  readonly cut: boolean;
}
