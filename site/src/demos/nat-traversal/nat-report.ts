/** A run on the virtual network, as the lab server answers it and as a trace keeps it. */
import {
  filteringBehaviorIds,
  mappingBehaviorIds,
  portAssignmentIds,
} from '@wireside/labs-server/wire/nat/nat-behavior.ts';
import {
  dropRules,
  tcpSegments,
  type CandidateType,
  type DropRule,
  type NatEvent,
  type NatOutcome,
  type SelectedPair,
  type TransportAddress,
} from '@wireside/labs-server/wire/nat/nat-event.ts';
import {
  natNodes,
  type AgentId,
  type NatNodeId,
  type NatScenario,
  type NatSide,
} from '@wireside/labs-server/wire/nat/nat-scenario.ts';
import type { JsonValue } from '@wireside/labs-server/wire/pcapng/trace-file.ts';
import { oneOf } from '../one-of.ts';
import { list, number, object, orNull, text, type FaceReader } from '../trace-face.ts';
import { predictions, type Prediction } from './nat-prediction.ts';

export interface NatReport {
  readonly scenario: NatScenario;
  readonly events: readonly NatEvent[];
  readonly outcome: NatOutcome;
  /** What the student said before; null for nothing. */
  readonly prediction: Prediction | null;
}

const nodeIds = Object.keys(natNodes) as NatNodeId[];
const ruleIds = Object.keys(dropRules) as DropRule[];
const agents: readonly AgentId[] = ['alice', 'bob'];
const candidateTypes: readonly CandidateType[] = ['host', 'srflx', 'prflx', 'relay'];
const counts = [0, 1, 2] as const;

/** @throws TypeError when a part is missing or of another kind */
export const readNatReport: FaceReader<NatReport> = (value) => ({
  scenario: readScenario(value['scenario']),
  events: list(value['events']).map(readEvent),
  outcome: readOutcome(value['outcome']),
  prediction: orNull(value['prediction'] ?? null, (name) => oneOf(predictions, name)),
});

export function readScenario(value: JsonValue | undefined): NatScenario {
  const scenario = object(value);
  return {
    alice: readSide(scenario['alice']),
    bob: readSide(scenario['bob']),
    sharedNat: bool(scenario['sharedNat']),
    hairpinning: bool(scenario['hairpinning']),
    ports: oneOf(portAssignmentIds, scenario['ports']),
    mappingTimeoutS: number(scenario['mappingTimeoutS']),
    turn: bool(scenario['turn']),
    stayS: number(scenario['stayS']),
  };
}

function readSide(value: JsonValue | undefined): NatSide {
  const side = object(value);
  const nats = counts.find((count) => count === side['nats']);
  if (nats === undefined) throw new TypeError('expected 0, 1 or 2 NATs');
  return {
    nats,
    mapping: oneOf(mappingBehaviorIds, side['mapping']),
    filtering: oneOf(filteringBehaviorIds, side['filtering']),
    udpBlocked: bool(side['udpBlocked']),
  };
}

function readEvent(value: JsonValue): NatEvent {
  const event = object(value);
  const atMs = number(event['atMs']);
  const kind = text(event['kind']);
  switch (kind) {
    case 'candidate': {
      const candidate = orNull(event['candidate'], text);
      return { kind, atMs, agent: oneOf(agents, event['agent']), candidate };
    }
    case 'state':
      return { kind, atMs, agent: oneOf(agents, event['agent']), state: text(event['state']) };
    case 'expired': {
      const node = oneOf(nodeIds, event['node']);
      return { kind, atMs, node, mapping: number(event['mapping']) };
    }
    default:
      return readPacketEvent(event, kind, atMs);
  }
}

function readPacketEvent(
  event: Readonly<Record<string, JsonValue>>,
  kind: string,
  atMs: number,
): NatEvent {
  const way = {
    atMs,
    packet: number(event['packet']),
    transport: oneOf(['udp', 'tcp'], event['transport']),
    node: oneOf(nodeIds, event['node']),
    source: readAddress(event['source']),
    destination: readAddress(event['destination']),
  };
  switch (kind) {
    case 'sent':
      return {
        kind,
        ...way,
        hex: text(event['hex']),
        segment: orNull(event['segment'], (name) => oneOf(tcpSegments, name)),
      };
    case 'translated':
      return {
        kind,
        ...way,
        field: oneOf(['source', 'destination'], event['field']),
        to: readAddress(event['to']),
        mapping: number(event['mapping']),
        isNew: bool(event['isNew']),
        isHairpin: bool(event['isHairpin']),
      };
    case 'dropped':
      return { kind, ...way, rule: oneOf(ruleIds, event['rule']) };
    case 'delivered':
      return { kind, ...way };
    default:
      throw new TypeError(`expected an event, found ${kind}`);
  }
}

function readOutcome(value: JsonValue | undefined): NatOutcome {
  const outcome = object(value);
  const pairs = object(outcome['pairs']);
  return {
    connected: bool(outcome['connected']),
    atMs: number(outcome['atMs']),
    pairs: { alice: orNull(pairs['alice'], readPair), bob: orNull(pairs['bob'], readPair) },
    dataArrived: bool(outcome['dataArrived']),
    packets: number(outcome['packets']),
    drops: number(outcome['drops']),
    cut: bool(outcome['cut']),
  };
}

function readPair(value: JsonValue | undefined): SelectedPair {
  const pair = object(value);
  return {
    local: readAddress(pair['local']),
    localType: oneOf(candidateTypes, pair['localType']),
    remote: readAddress(pair['remote']),
    remoteType: oneOf(candidateTypes, pair['remoteType']),
  };
}

function readAddress(value: JsonValue | undefined): TransportAddress {
  const { address, port } = object(value);
  return { address: text(address), port: number(port) };
}

function bool(value: JsonValue | undefined): boolean {
  if (typeof value === 'boolean') return value;
  throw new TypeError('expected true or false');
}
