/** How the call stands, in a sentence. */
import { consentPaceMs, type ConsentSample } from './consent.ts';
import type { AgentReport } from './ice-agent.ts';
import type { IceReport } from './ice-report.ts';

export function callWords(report: IceReport): string {
  const { alice, bob, isOffline } = report;
  if (isOffline) return 'Not one candidate: this browser sees no network.';
  const { iceState, connectedMs } = alice;
  const gathered = alice.candidates.length + bob.candidates.length;
  const selected = alice.pairs.find(({ isSelected }) => isSelected);
  switch (iceState) {
    case 'new':
    case 'checking':
      if (gathered === 0) return nothingWords(report);
      return iceState === 'new'
        ? `${gathered} candidates so far.`
        : `${gathered} candidates; the pairs are being checked.`;
    case 'connected':
    case 'completed': {
      const by =
        selected === undefined ? '' : ` by ${selected.local.type} and ${selected.remote.type}`;
      return `Connected after ${Math.round(connectedMs ?? 0)} ms${by}. Alice is ${roleWords(alice)}.`;
    }
    case 'disconnected':
      return 'Disconnected: no answer to the newest checks.';
    case 'failed':
      return gathered === 0
        ? 'Failed: there is no candidate that may be used.'
        : 'Failed: no pair got an answer.';
    case 'closed':
      return 'Closed.';
  }
}

/** Not one candidate, so far or at all. */
function nothingWords({ alice, setting }: IceReport): string {
  if (alice.gathering !== 'complete') return 'Gathering …';
  return setting.policy === 'relay'
    ? 'Only relayed candidates may be used, and nobody has one.'
    : 'Nobody has a candidate.';
}

function roleWords({ role }: AgentReport): string {
  if (role === 'unknown') return 'in no role yet';
  return role === 'controlling' ? 'controlling: she made the offer' : 'controlled';
}

export function consentWords(samples: readonly ConsentSample[]): string {
  const sent = samples.at(-1)?.sent ?? 0;
  if (sent === 0) return 'No consent request yet.';
  const pace = consentPaceMs(samples);
  const every = pace === null ? '' : `, one every ${(pace / 1000).toFixed(1)} s`;
  return `${sent} consent ${sent === 1 ? 'request' : 'requests'}${every}.`;
}
