/** How a call ended, in one sentence. */
import type { CallEnd } from './apply-edit.ts';

export function verdictOf({ refused, facts }: CallEnd): string {
  if (refused !== null) return `Refused: ${refused.refusal.name}.`;
  const valueOf = (name: string) => facts?.find((fact) => fact.name === name)?.value;
  const states = [valueOf('Alice: connectionState'), valueOf('Bob: connectionState')];
  if (valueOf('data channel') === 'open') return 'Taken, and the call is connected.';
  if (states.includes('failed')) return 'Taken, but the connection failed.';
  const ice = valueOf('Alice: iceConnectionState');
  if (ice === 'new') return 'Taken, but there is no candidate: this machine has no network.';
  return 'Taken, but there is no connection after 4 s.';
}
