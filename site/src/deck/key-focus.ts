/** Where the focus is, as far as keys are concerned. */
import type { KeyFocus } from './deck-keys.ts';

/** Elements that use letters, arrows or both themselves. A view with own keys says `data-own-keys`. */
const ownKeys = [
  'input:not([type=checkbox], [type=button], [type=submit])',
  'textarea',
  'select',
  '[contenteditable]:not([contenteditable=false])',
  '.monaco-editor',
  '[role=grid]',
  '[role=listbox]',
  '[role=tree]',
  '[role=tablist]',
  '[role=slider]',
  '[data-own-keys]',
].join(',');

const controls = 'a[href], button, summary, input, [role=button], [role=switch]';

export function keyFocusOf(target: EventTarget | null): KeyFocus {
  if (!(target instanceof Element)) return 'page';
  if (target.closest(ownKeys) !== null) return 'text';
  return target.closest(controls) === null ? 'page' : 'control';
}
