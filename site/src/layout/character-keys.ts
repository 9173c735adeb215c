/**
 * Keys of one character (P, R, F, ?, Space …) as shortcuts, and the switch that turns them off: WCAG 2.2 §2.1.4
 * "Character Key Shortcuts". Whoever dictates, or hits keys by accident, must not blank the screen by it.
 */
import { forget, keep, kept } from './browser-store.ts';

const storageKey = 'wireside:character-keys';

/** True for a key that types a character; `key` is `KeyboardEvent.key`, whose other values are names ("Escape"). */
export function isCharacterKey(key: string): boolean {
  return key.length === 1;
}

/** Off, where the browser keeps nothing: then it holds for this page. */
let isOffHere = false;

/** The reader's choice; on until it was switched off. */
export function characterKeysAreOn(): boolean {
  return !isOffHere && kept(storageKey) !== 'off';
}

/** Keeps the choice in this browser, for all pages. */
export function switchCharacterKeys(on: boolean): void {
  if (on) forget(storageKey);
  else keep(storageKey, 'off');
  isOffHere = !on && kept(storageKey) !== 'off';
}

/** True when a shortcut on `key` must not act, because the reader switched such keys off. */
export function isSwitchedOff(key: string): boolean {
  return isCharacterKey(key) && !characterKeysAreOn();
}
