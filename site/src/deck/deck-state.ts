/** The deck as a state machine: which slide, reading or presenting, blanked or not. Pure. */

export interface DeckState {
  readonly mode: 'reading' | 'presenting';
  /** Index of the current slide, from 0. */
  readonly index: number;
  /** Is the screen blanked? Only while presenting. */
  readonly blank: boolean;
}

export type DeckAction =
  | { readonly type: 'enter' | 'go'; readonly index: number }
  | { readonly type: 'leave' | 'next' | 'previous' | 'first' | 'last' | 'blank' };

export const reading: DeckState = { mode: 'reading', index: 0, blank: false };

/**
 * The state after `action` in a deck of `count` slides. Returns `state` itself when nothing changes.
 * A blanked screen shows the slide again on any move, without moving.
 */
export function reduceDeck(state: DeckState, action: DeckAction, count: number): DeckState {
  if (count === 0) return state;
  const clamp = (index: number): number => Math.min(Math.max(index, 0), count - 1);
  if (action.type === 'enter') {
    return changed(state, { mode: 'presenting', index: clamp(action.index), blank: false });
  }
  if (action.type === 'go')
    return changed(state, { ...state, index: clamp(action.index), blank: false });
  if (state.mode === 'reading') return state;
  if (action.type === 'leave') return { ...state, mode: 'reading', blank: false };
  if (action.type === 'blank') return { ...state, blank: !state.blank };
  if (state.blank) return { ...state, blank: false };
  return changed(state, { ...state, index: clamp(targetOf(action.type, state.index, count)) });
}

function targetOf(
  move: 'next' | 'previous' | 'first' | 'last',
  index: number,
  count: number,
): number {
  if (move === 'first') return 0;
  if (move === 'last') return count - 1;
  return move === 'next' ? index + 1 : index - 1;
}

function changed(before: DeckState, after: DeckState): DeckState {
  const same =
    before.mode === after.mode && before.index === after.index && before.blank === after.blank;
  return same ? before : after;
}
