/** What became of a pair, in a few words. */
import type { PairFacts, PairState } from './agent-stats.ts';
import type { PairCell } from './pair-matrix.ts';

/** How a cell is coloured; its words say the same. */
export type CellTone = 'selected' | 'works' | 'open' | 'failed';

export function cellTone({ isSelected, state }: PairFacts): CellTone {
  if (isSelected) return 'selected';
  if (state === 'succeeded') return 'works';
  return state === 'failed' ? 'failed' : 'open';
}

const stateWords: Readonly<Record<PairState, string>> = {
  frozen: 'frozen',
  waiting: 'waiting',
  'in-progress': 'in progress',
  succeeded: 'succeeded',
  failed: 'failed',
};

export function cellWords({ pair, missing }: PairCell): string {
  if (pair === null) return missing?.words ?? '';
  const { isSelected, isNominated, state, roundTripMs } = pair;
  const what = isSelected ? 'selected' : isNominated ? 'nominated' : stateWords[state];
  const noAnswer = state === 'in-progress' && pair.requestsSent > 1 ? ', no answer yet' : '';
  return roundTripMs === null ? `${what}${noAnswer}` : `${what} · ${timeWords(roundTripMs)}`;
}

/** Round-trip times of the statistics are whole milliseconds. */
function timeWords(ms: number): string {
  return ms < 1 ? '< 1 ms' : `${Math.round(ms)} ms`;
}
