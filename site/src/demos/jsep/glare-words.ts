/** What came of two offers at the same time, in words. */
import { isSettled, type GlareEnd, type GlareLine } from './glare-run.ts';
import type { Manner } from './negotiator.ts';
import { peerNames, type PeerName } from './peer-name.ts';

export interface MannerChoice {
  readonly id: string;
  readonly label: string;
  readonly about: string;
  readonly manners: Readonly<Record<PeerName, Manner>>;
}

export const mannerChoices = [
  {
    id: 'perfect',
    label: 'Bob is polite',
    about: 'The pattern: who is polite gives way, who is impolite ignores the other’s offer.',
    manners: { Alice: 'impolite', Bob: 'polite' },
  },
  {
    id: 'plain',
    label: 'without the pattern',
    about: 'Code as in many examples: it answers every offer, whatever it is doing itself.',
    manners: { Alice: 'plain', Bob: 'plain' },
  },
  {
    id: 'impolite',
    label: 'both impolite',
    about: 'The pattern, but nobody gives way.',
    manners: { Alice: 'impolite', Bob: 'impolite' },
  },
  {
    id: 'polite',
    label: 'both polite',
    about: 'The pattern, but both give way at the same time.',
    manners: { Alice: 'polite', Bob: 'polite' },
  },
] as const satisfies readonly MannerChoice[];

export function glareWords(end: GlareEnd, lines: readonly GlareLine[]): string {
  const ms = Math.round(end.tookMs);
  const refusals = lines.filter(({ kind }) => kind === 'refused');
  if (isSettled(end) && refusals.length === 0) {
    return `Agreed after ${ms} ms, on both streams: what the polite peer gave up, it offered again.`;
  }
  const states = peerNames.map((peer) => `${peer} is ${end.signaling[peer]}`).join(', ');
  const [first] = refusals;
  if (first === undefined) {
    return `No agreement after ${ms} ms: ${states}. Nobody was refused anything: each waits for an answer that never comes.`;
  }
  const count = refusals.length === 1 ? '1 call was' : `${refusals.length} calls were`;
  const refused = `${count} refused, the first with ${first.text.split(':')[0]}`;
  if (isSettled(end)) return `Agreed after ${ms} ms, but by luck: ${refused}.`;
  return `No agreement after ${ms} ms: ${states}, and ${refused}.`;
}
