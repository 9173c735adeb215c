/** Where the focus is, as far as keys are concerned. */
import type { KeyFocus } from './deck-keys.ts';

/** Elements that one types into, or that choose by letters. */
const texts = [
  'input:not([type=checkbox], [type=radio], [type=range], [type=button], [type=submit])',
  'textarea',
  'select',
  '[contenteditable]:not([contenteditable=false])',
  '.monaco-editor',
  '[role=menu]',
].join(',');

/** Elements inside of which keys move. A view with own keys says `data-own-keys`. */
const widgets = [
  'input:is([type=radio], [type=range])',
  '[role=grid]',
  '[role=treegrid]',
  '[role=listbox]',
  '[role=tree]',
  '[role=tablist]',
  '[role=slider]',
  '[data-own-keys]',
].join(',');

const controls = 'a[href], button, summary, input, [role=button], [role=switch]';

/** Of a key event's target; while a modal dialog is open, all keys are its own. */
export function keyFocusOf(target: EventTarget | null): KeyFocus {
  if (document.querySelector('dialog:modal') !== null) return 'text';
  if (!(target instanceof Element)) return 'page';
  if (target.closest(texts) !== null) return 'text';
  if (target.closest(widgets) !== null) return 'widget';
  return target.closest(controls) === null ? 'page' : 'control';
}
