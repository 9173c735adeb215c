/** What the two agents tell of themselves: their candidates as signaling carries them, and their states. */
import type { NatEvent } from '@wireside/labs-server/wire/nat/nat-event.ts';
import type { AgentId } from '@wireside/labs-server/wire/nat/nat-scenario.ts';

export interface AgentLine {
  readonly atMs: number;
  readonly text: string;
  /** A candidate is text of the protocol; a state is told in words. */
  readonly isCandidate: boolean;
}

/** Its states are those of the agent's implementation; what it calls completed is its gathering. */
const stateWords: Readonly<Record<string, string>> = {
  completed: 'has all its candidates, and signaling may carry them',
  connected: 'is connected',
  failed: 'has failed: for 30 seconds the other did not consent to be sent to (RFC 7675 §5.1)',
};

/** In the order in which they came; at most as many as a run of ours can have. */
export function agentLines(events: readonly NatEvent[], agent: AgentId): readonly AgentLine[] {
  return events.flatMap((event): AgentLine[] => {
    if (event.kind === 'candidate' && event.agent === agent && event.candidate !== null) {
      return [{ atMs: event.atMs, text: shortCandidate(event.candidate), isCandidate: true }];
    }
    if (event.kind !== 'state' || event.agent !== agent) return [];
    const text = stateWords[event.state];
    return text === undefined ? [] : [{ atMs: event.atMs, text, isCandidate: false }];
  });
}

/** Without what only the implementation adds (`generation`, `ufrag`), and with a foundation of a readable length. */
function shortCandidate(candidate: string): string {
  const [foundation = '', ...rest] = candidate.replace(/ generation .*$/, '').split(' ');
  const shown = foundation.length > 8 ? `${foundation.slice(0, 8)}…` : foundation;
  return ['candidate:' + shown, ...rest].join(' ');
}

/** When the connection of either was lost again; null when it was not. */
export function lostAtMs(events: readonly NatEvent[]): number | null {
  const failed = events.find((event) => event.kind === 'state' && event.state === 'failed');
  return failed?.atMs ?? null;
}
