/** Which key means what. Pure: the shell says where the focus is. */

/** What a key or a button can ask of the deck. */
export type DeckCommand =
  'present' | 'leave' | 'next' | 'previous' | 'first' | 'last' | 'blank' | 'replay' | 'notes';

/** A key press, reduced to what matters. */
export interface KeyPress {
  /** `KeyboardEvent.key` */
  readonly key: string;
  readonly shift: boolean;
  /** Ctrl, Alt or Meta is down: then the key belongs to the browser. */
  readonly modified: boolean;
}

/**
 * Where the focus is: `text` takes all keys (inputs, editors, dialogs), `widget` those that move in it (lists, grids,
 * code that scrolls), `control` takes Space and Enter (buttons, links), `page` takes none.
 */
export type KeyFocus = 'text' | 'widget' | 'control' | 'page';

/** Page Up and Page Down are the keys of a clicker: on stage they turn slides wherever the focus is, except in text. */
export const clickerKeys: ReadonlySet<string> = new Set(['PageUp', 'PageDown']);

const widgetKeys = new Set([' ', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End']);

const commands = new Map<string, DeckCommand>([
  ['ArrowRight', 'next'],
  ['ArrowDown', 'next'],
  ['PageDown', 'next'],
  ['ArrowLeft', 'previous'],
  ['ArrowUp', 'previous'],
  ['PageUp', 'previous'],
  ['Home', 'first'],
  ['End', 'last'],
  ['Escape', 'leave'],
  ['b', 'blank'],
  ['.', 'blank'],
  ['r', 'replay'],
  ['s', 'notes'],
]);

/**
 * The command of a key press, or `null` if the deck leaves it alone.
 * `scrolls` says that the slide is taller than the screen: then up and down scroll it.
 */
export function commandOf(
  press: KeyPress,
  mode: 'reading' | 'presenting',
  focus: KeyFocus,
  scrolls: boolean,
): DeckCommand | null {
  if (press.modified || focus === 'text') return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (focus === 'widget' && widgetKeys.has(key)) return null;
  if (mode === 'reading') return key === 'p' && !press.shift ? 'present' : null;
  if (key === ' ') {
    if (focus === 'control') return null;
    return press.shift ? 'previous' : 'next';
  }
  if (press.shift) return null;
  if (scrolls && (key === 'ArrowUp' || key === 'ArrowDown')) return null;
  return commands.get(key) ?? null;
}
