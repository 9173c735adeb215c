/** Every candidate of one agent against every one of the other: a pair and its checks, or why there is no pair. */
import type { PairFacts, StatsCandidate } from './agent-stats.ts';
import {
  addressFamily,
  isMdnsName,
  type CandidateFacts,
  type CandidateType,
} from './candidate-facts.ts';

/** A row or a column. */
export interface MatrixCandidate {
  readonly type: CandidateType;
  readonly protocol: string;
  readonly address: string;
  readonly port: number;
  readonly priority: number;
}

export interface PairCell {
  readonly local: MatrixCandidate;
  readonly remote: MatrixCandidate;
  /** Null where the agent formed no pair. */
  readonly pair: PairFacts | null;
  /** Why there is none, in a few words, and the section that says so; null where there is one. */
  readonly missing: MissingPair | null;
}

export interface MissingPair {
  readonly words: string;
  readonly section: { readonly standard: string; readonly section: string } | null;
}

export interface PairMatrix {
  readonly remotes: readonly MatrixCandidate[];
  readonly rows: readonly {
    readonly local: MatrixCandidate;
    readonly cells: readonly PairCell[];
  }[];
}

/** @param locals and remotes as they were signaled; a candidate that only a check showed comes from the pairs */
export function pairMatrix(
  locals: readonly CandidateFacts[],
  remotes: readonly CandidateFacts[],
  pairs: readonly PairFacts[],
): PairMatrix {
  const rows = withLearned(
    locals,
    pairs.map(({ local }) => local),
  );
  const columns = withLearned(
    remotes,
    pairs.map(({ remote }) => remote),
  );
  return {
    remotes: columns,
    rows: rows.map((local) => ({
      local,
      cells: columns.map((remote) => cellOf(local, remote, pairs)),
    })),
  };
}

/** Highest priority first: the order in which pairs of them are checked. */
function withLearned(
  signaled: readonly CandidateFacts[],
  inPairs: readonly StatsCandidate[],
): readonly MatrixCandidate[] {
  const all: MatrixCandidate[] = [...signaled];
  for (const candidate of inPairs) {
    if (!all.some((known) => isSame(known, candidate))) all.push(candidate);
  }
  return all.toSorted((one, other) => other.priority - one.priority);
}

/** The statistics hide addresses that have an mDNS name: port and priority tell them apart. */
function isSame(one: MatrixCandidate, other: MatrixCandidate): boolean {
  return (
    one.port === other.port &&
    one.type === other.type &&
    one.protocol === other.protocol &&
    one.priority === other.priority
  );
}

function cellOf(
  local: MatrixCandidate,
  remote: MatrixCandidate,
  pairs: readonly PairFacts[],
): PairCell {
  const pair = pairs.find((one) => isSame(one.local, local) && isSame(one.remote, remote)) ?? null;
  return { local, remote, pair, missing: pair === null ? whyMissing(local, remote) : null };
}

function whyMissing(local: MatrixCandidate, remote: MatrixCandidate): MissingPair {
  if (local.type === 'srflx') {
    return { words: 'sent from its base', section: { standard: 'RFC 8445', section: '6.1.2.4' } };
  }
  if (local.protocol !== remote.protocol) return { words: 'other transport', section: rfc6122 };
  const [one, other] = [addressFamily(local.address), addressFamily(remote.address)];
  if (one !== null && other !== null && one !== other) {
    return { words: `${one} and ${other}`, section: rfc6122 };
  }
  if (local.type === 'relay' && isMdnsName(remote.address)) {
    return { words: 'the relay would learn who it is', section: null };
  }
  return { words: 'no pair', section: null };
}

/** Only candidates of the same component and the same address family are paired. */
const rfc6122 = { standard: 'RFC 8445', section: '6.1.2.2' } as const;
