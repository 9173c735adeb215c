/** What a call showed, as plain data; a recorded trace keeps it beside the bytes. */
import type { JsonValue } from '@wireside/labs-server/wire/pcapng/trace-file.ts';
import { oneOf } from '../one-of.ts';
import { list, number, object, orNull, text, type FaceReader } from '../trace-face.ts';
import { pairStates, type PairFacts, type StatsCandidate } from './agent-stats.ts';
import { candidateTypes, type CandidateFacts } from './candidate-facts.ts';
import type { ConsentSample } from './consent.ts';
import { noAgent, type AgentReport, type CandidateErrorFacts } from './ice-agent.ts';
import { exchanges, policies, serverChoices, type IceSetting } from './ice-setting.ts';

export interface IceReport {
  readonly setting: IceSetting;
  readonly alice: AgentReport;
  readonly bob: AgentReport;
  readonly restarts: number;
  /** Not one candidate came within `offlineAfterMs`: no network that a browser would use. */
  readonly isOffline: boolean;
  /** Of Alice's selected pair. */
  readonly consent: readonly ConsentSample[];
}

export function noReport(setting: IceSetting): IceReport {
  return { setting, alice: noAgent, bob: noAgent, restarts: 0, isOffline: false, consent: [] };
}

/** Reads a report that a trace keeps. */
export const readIceReport: FaceReader<IceReport> = (value) => {
  const setting = object(value['setting']);
  return {
    setting: {
      server: oneOf(serverChoices, setting['server']),
      policy: oneOf(policies, setting['policy']),
      exchange: oneOf(exchanges, setting['exchange']),
      asksForMicrophone: yesOrNo(setting['asksForMicrophone']),
    },
    alice: readAgent(value['alice']),
    bob: readAgent(value['bob']),
    restarts: number(value['restarts']),
    isOffline: yesOrNo(value['isOffline']),
    consent: list(value['consent']).map((sample) => {
      const { atMs, sent } = object(sample);
      return { atMs: number(atMs), sent: number(sent) };
    }),
  };
};

const iceStates = [
  'new',
  'checking',
  'connected',
  'completed',
  'disconnected',
  'failed',
  'closed',
] as const satisfies readonly RTCIceConnectionState[];
const gatheringStates = [
  'new',
  'gathering',
  'complete',
] as const satisfies readonly RTCIceGatheringState[];
const roles = ['controlling', 'controlled', 'unknown'] as const;

/** Reads what a trace keeps of one peer; throws a TypeError for anything else. */
export function readAgent(value: JsonValue | undefined): AgentReport {
  const agent = object(value);
  return {
    role: oneOf(roles, agent['role']),
    iceState: oneOf(iceStates, agent['iceState']),
    gathering: oneOf(gatheringStates, agent['gathering']),
    candidates: list(agent['candidates']).map(readCandidate),
    errors: list(agent['errors']).map(readError),
    pairs: list(agent['pairs']).map(readPair),
    connectedMs: orNull(agent['connectedMs'], number),
  };
}

function readCandidate(value: JsonValue): CandidateFacts {
  const facts = object(value);
  return {
    ...readEndpoint(value),
    atMs: number(facts['atMs']),
    restarts: number(facts['restarts']),
    foundation: text(facts['foundation']),
    related: orNull(facts['related'], (related) => {
      const { address, port } = object(related);
      return { address: text(address), port: number(port) };
    }),
    relayProtocol: orNull(facts['relayProtocol'], text),
    url: text(facts['url']),
    line: text(facts['line']),
  };
}

function readEndpoint(value: JsonValue | undefined): StatsCandidate {
  const candidate = object(value);
  return {
    type: oneOf(candidateTypes, candidate['type']),
    protocol: text(candidate['protocol']),
    address: text(candidate['address']),
    port: number(candidate['port']),
    priority: number(candidate['priority']),
  };
}

function readError(value: JsonValue): CandidateErrorFacts {
  const error = object(value);
  return {
    atMs: number(error['atMs']),
    url: text(error['url']),
    code: number(error['code']),
    text: text(error['text']),
  };
}

function readPair(value: JsonValue): PairFacts {
  const pair = object(value);
  return {
    local: readEndpoint(pair['local']),
    remote: readEndpoint(pair['remote']),
    state: oneOf(pairStates, pair['state']),
    isNominated: yesOrNo(pair['isNominated']),
    isSelected: yesOrNo(pair['isSelected']),
    requestsSent: number(pair['requestsSent']),
    responsesReceived: number(pair['responsesReceived']),
    requestsReceived: number(pair['requestsReceived']),
    responsesSent: number(pair['responsesSent']),
    consentRequestsSent: number(pair['consentRequestsSent']),
    roundTripMs: orNull(pair['roundTripMs'], number),
    bytesSent: number(pair['bytesSent']),
    bytesReceived: number(pair['bytesReceived']),
    toldPriority: orNull(pair['toldPriority'], number),
  };
}

/** @throws TypeError when the value is neither */
export function yesOrNo(value: JsonValue | undefined): boolean {
  if (typeof value === 'boolean') return value;
  throw new TypeError('expected true or false');
}
