/**
 * The list of keys over any page, by its links and by `?`; and its switch. The list itself is the page `/keys/`, which
 * is fetched when it is first asked for.
 */
import { keyFocusOf } from '../deck/key-focus.ts';
import { characterKeysAreOn, isSwitchedOff, switchCharacterKeys } from './character-keys.ts';

const pagePath = '/keys/';
let dialog: HTMLDialogElement | null = null;

/** The style sheet hides the hints that the attribute takes away. */
function showSwitch(): void {
  const on = characterKeysAreOn();
  document.documentElement.toggleAttribute('data-no-character-keys', !on);
  for (const box of document.querySelectorAll<HTMLInputElement>('[data-character-keys]')) {
    box.checked = on;
  }
}

async function open(): Promise<void> {
  try {
    dialog ??= await createDialog();
    showSwitch();
    if (!dialog.open) dialog.showModal();
  } catch {
    // Not loaded: the browser says better than we could what is wrong.
    location.assign(pagePath);
  }
}

async function createDialog(): Promise<HTMLDialogElement> {
  const answer = await fetch(pagePath);
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const list = page.querySelector('.keys-list');
  if (!answer.ok || list === null) throw new Error(`${pagePath} is not there.`);
  await Promise.all([...page.querySelectorAll('link[rel=stylesheet]')].map(addStyles));
  const made = document.createElement('dialog');
  made.className = 'keys-dialog';
  made.ariaLabel = 'Keys';
  made.innerHTML =
    '<form method="dialog"><h2>Keys</h2><button class="button">Close <kbd aria-hidden="true">Esc</kbd></button></form>';
  made.append(list);
  document.body.append(made);
  return made;
}

/** Resolves when the sheet applies, or cannot. */
function addStyles(found: Element): Promise<void> | undefined {
  const href = found.getAttribute('href');
  if (href === null || document.querySelector(`link[href="${CSS.escape(href)}"]`)) return undefined;
  const link = document.createElement('link');
  return new Promise((resolve) => {
    link.onload = link.onerror = () => resolve();
    link.rel = 'stylesheet';
    link.href = href;
    document.head.append(link);
  });
}

document.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (!(event.target instanceof Element) || !event.target.closest('[data-keys-help]')) return;
  event.preventDefault();
  void open();
});
document.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement) || !target.matches('[data-character-keys]')) return;
  switchCharacterKeys(target.checked);
  showSwitch();
});
addEventListener('keydown', (event) => {
  const { key, defaultPrevented, ctrlKey, altKey, metaKey } = event;
  if (key !== '?' || defaultPrevented || ctrlKey || altKey || metaKey) return;
  if (isSwitchedOff(key) || keyFocusOf(event.target) === 'text') return;
  event.preventDefault();
  void open();
});
// Another tab may have switched them.
addEventListener('storage', showSwitch);
showSwitch();
