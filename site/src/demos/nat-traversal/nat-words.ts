/** What a run did, in sentences. */
import { classicNatTypes, classicTypeOf } from '@wireside/labs-server/wire/nat/nat-behavior.ts';
import {
  dropRules,
  type CandidateType,
  type NatOutcome,
  type PacketEvent,
  type SelectedPair,
  type TransportAddress,
} from '@wireside/labs-server/wire/nat/nat-event.ts';
import { connectedBy } from '@wireside/labs-server/wire/nat/nat-matrix.ts';
import {
  natNodes,
  type AgentId,
  type NatNodeId,
  type NatSide,
} from '@wireside/labs-server/wire/nat/nat-scenario.ts';
import { cameTrue, predictionWords, type Prediction } from './nat-prediction.ts';

export function addressWords({ address, port }: TransportAddress): string {
  return `${address}:${port}`;
}

export const viaWords: Readonly<Record<CandidateType, string>> = {
  host: 'host',
  srflx: 'server-reflexive',
  prflx: 'peer-reflexive',
  relay: 'relayed',
};

/** What RFC 3489 called a side, or that it had no name for it. */
export function classicWords({ nats, mapping, filtering }: NatSide): string {
  if (nats === 0) return 'No NAT: the host has a public address.';
  const type = classicTypeOf(mapping, filtering);
  return type === null
    ? 'RFC 3489 has no name for this combination.'
    : `RFC 3489 called this “${classicNatTypes[type].name}”.`;
}

/** One step of a packet's way. */
export function stepWords(event: PacketEvent): string {
  const who = natNodes[event.node];
  switch (event.kind) {
    case 'sent':
      return `${who} sends it from ${addressWords(event.source)} to ${addressWords(event.destination)}.`;
    case 'translated': {
      const before = addressWords(event[event.field]);
      const made = event.isNew ? ', by a new mapping' : '';
      const back = event.isHairpin && event.field === 'source' ? ' and turns it back inside' : '';
      return `${capital(who)} rewrites the ${event.field} ${before} to ${addressWords(event.to)}${made}${back}.`;
    }
    case 'dropped':
      return `${capital(who)} drops it. ${dropRules[event.rule]}`;
    case 'delivered':
      return `${capital(who)} gets it from ${addressWords(event.source)}.`;
  }
}

/** Short, for a row of the list: `dropped at Bob’s NAT`. */
export function fateWords(way: readonly PacketEvent[]): string {
  const last = way.at(-1);
  if (last?.kind === 'delivered') return `reached ${natNodes[last.node]}`;
  if (last?.kind === 'dropped') return `dropped at ${natNodes[last.node]}`;
  return 'under way when the run ended';
}

export function outcomeWords(outcome: NatOutcome): string {
  const count = `${outcome.packets} packets, ${outcome.drops} of them dropped`;
  const via = connectedBy(outcome);
  if (via === null) {
    const why = outcome.cut ? 'The run was cut: too many packets.' : 'Every check died on its way.';
    return `No connection. ${why} ${count}; given up after ${outcome.atMs} ms.`;
  }
  const how =
    via === 'relay'
      ? 'Connected through the relay'
      : `Connected directly, by a ${viaWords[via]} candidate`;
  const data = outcome.dataArrived
    ? 'The hello of each arrived.'
    : 'But the hello that followed was lost.';
  return `${how}, after ${outcome.atMs} ms. ${data} ${count}.`;
}

/** The pair of one agent, as it sees it. */
export function pairWords(agent: AgentId, pair: SelectedPair | null): string {
  const who = natNodes[agent];
  if (pair === null) return `${who} has no pair.`;
  const local = `${viaWords[pair.localType]} ${addressWords(pair.local)}`;
  return `${who} sends from ${local} to ${viaWords[pair.remoteType]} ${addressWords(pair.remote)}.`;
}

export function predictionVerdict(prediction: Prediction | null, outcome: NatOutcome): string {
  if (prediction === null) return '';
  const truth = cameTrue(outcome);
  if (prediction === truth) return 'Your prediction came true.';
  return `You predicted: “${predictionWords[prediction]}”. It came otherwise.`;
}

/** At which boxes packets died, most first: `4 at the Internet, 2 at Bob’s NAT`. */
export function dropPlaces(
  ways: readonly (readonly PacketEvent[])[],
): readonly { readonly node: NatNodeId; readonly count: number }[] {
  const counts = new Map<NatNodeId, number>();
  for (const way of ways) {
    const last = way.at(-1);
    if (last?.kind === 'dropped') counts.set(last.node, (counts.get(last.node) ?? 0) + 1);
  }
  return [...counts]
    .map(([node, count]) => ({ node, count }))
    .toSorted((one, other) => other.count - one.count);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
