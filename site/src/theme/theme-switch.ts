/** Wires the theme switch of the header. */
import { forget, keep, kept } from '../layout/browser-store.ts';
import { otherTheme, themeKey, themeOf } from './theme-choice.ts';

const root = document.documentElement;
const system = matchMedia('(prefers-color-scheme: dark)');
const button = document.querySelector<HTMLButtonElement>('.theme-switch');

function show(): void {
  const theme = themeOf(kept(themeKey), system.matches);
  root.dataset['theme'] = theme;
  button?.setAttribute('aria-pressed', String(theme === 'dark'));
}

button?.addEventListener('click', () => {
  const wanted = otherTheme(themeOf(kept(themeKey), system.matches));
  // Choosing what the system prefers means following the system again.
  if (wanted === themeOf(null, system.matches)) forget(themeKey);
  else keep(themeKey, wanted);
  show();
});
system.addEventListener('change', show);
addEventListener('storage', (event) => {
  if (event.key === themeKey) show();
});
button?.removeAttribute('hidden');
show();
