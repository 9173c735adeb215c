/** What `getStats()` tells of one ICE agent: its pairs, the candidates in them, its role. WebRTC statistics section 9. */
import { candidateTypes, type CandidateType } from './candidate-facts.ts';

/** An entry of an `RTCStatsReport`. */
export interface StatsEntry {
  readonly id: string;
  readonly type: string;
  readonly [name: string]: unknown;
}

/** RFC 8445 section 6.1.2.6. */
export const pairStates = ['frozen', 'waiting', 'in-progress', 'succeeded', 'failed'] as const;

export type PairState = (typeof pairStates)[number];

/** A candidate as the statistics know it; its address is empty where the browser hides it. */
export interface StatsCandidate {
  readonly type: CandidateType;
  readonly protocol: string;
  readonly address: string;
  readonly port: number;
  readonly priority: number;
}

export interface PairFacts {
  readonly local: StatsCandidate;
  readonly remote: StatsCandidate;
  readonly state: PairState;
  readonly isNominated: boolean;
  /** The pair that carries the data now. */
  readonly isSelected: boolean;
  readonly requestsSent: number;
  readonly responsesReceived: number;
  readonly requestsReceived: number;
  readonly responsesSent: number;
  readonly consentRequestsSent: number;
  /** Of the newest check, in milliseconds; null before the first response. */
  readonly roundTripMs: number | null;
  readonly bytesSent: number;
  readonly bytesReceived: number;
  /** As the browser told it: a double, whose last digits are not exact; null where it does not tell. */
  readonly toldPriority: number | null;
}

export interface AgentStats {
  readonly role: 'controlling' | 'controlled' | 'unknown';
  readonly pairs: readonly PairFacts[];
}

export function agentStats(entries: Iterable<StatsEntry>): AgentStats {
  const byId = new Map(Array.from(entries, (entry) => [entry.id, entry] as const));
  const all = [...byId.values()];
  const transport = all.find(({ type }) => type === 'transport');
  const selectedId = transport?.['selectedCandidatePairId'];
  const pairs = all
    .filter(({ type }) => type === 'candidate-pair')
    .flatMap((entry) => {
      const local = candidateOf(byId.get(String(entry['localCandidateId'])));
      const remote = candidateOf(byId.get(String(entry['remoteCandidateId'])));
      if (local === null || remote === null) return [];
      return [pairOf(entry, local, remote, entry.id === selectedId)];
    });
  const role = transport?.['iceRole'];
  return { role: role === 'controlling' || role === 'controlled' ? role : 'unknown', pairs };
}

function candidateOf(entry: StatsEntry | undefined): StatsCandidate | null {
  const type = candidateTypes.find((one) => one === entry?.['candidateType']);
  if (entry === undefined || type === undefined) return null;
  const address = entry['address'];
  return {
    type,
    protocol: String(entry['protocol'] ?? 'udp'),
    address: typeof address === 'string' ? address.replace(/^\[(.*)\]$/, '$1') : '',
    port: count(entry['port']),
    priority: count(entry['priority']),
  };
}

function pairOf(
  entry: StatsEntry,
  local: StatsCandidate,
  remote: StatsCandidate,
  isSelected: boolean,
): PairFacts {
  const seconds = entry['currentRoundTripTime'];
  const told = entry['priority'];
  return {
    local,
    remote,
    state: pairStates.find((state) => state === entry['state']) ?? 'waiting',
    isNominated: entry['nominated'] === true,
    isSelected,
    requestsSent: count(entry['requestsSent']),
    responsesReceived: count(entry['responsesReceived']),
    requestsReceived: count(entry['requestsReceived']),
    responsesSent: count(entry['responsesSent']),
    consentRequestsSent: count(entry['consentRequestsSent']),
    roundTripMs: typeof seconds === 'number' ? seconds * 1000 : null,
    bytesSent: count(entry['bytesSent']),
    bytesReceived: count(entry['bytesReceived']),
    toldPriority: typeof told === 'number' ? told : null,
  };
}

/** Statistics that a browser does not have count nothing. */
function count(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
