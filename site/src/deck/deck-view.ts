/** Shows a deck's state in the page. It decides nothing. */
import type { DeckState } from './deck-state.ts';
import { emitSlideEvent, slideHidden, slideShown } from './slide-events.ts';

export interface DeckElements {
  readonly slides: readonly HTMLElement[];
  readonly bar: HTMLElement;
  readonly blank: HTMLElement;
  readonly live: HTMLElement;
}

/** The size for which the presenting view is drawn; other screens scale from it. */
const drawnFor = { width: 1600, height: 900 };

/** Sets the scale of the presenting view from the window's size. */
export function showScale(width: number, height: number): void {
  const scale = Math.min(width / drawnFor.width, height / drawnFor.height);
  const style = document.documentElement.style;
  style.setProperty('--deck-scale', Math.max(0.55, scale).toFixed(3));
  style.setProperty('--deck-stage-zoom', Math.min(3, Math.max(1, scale * 1.3)).toFixed(3));
}

/** Brings the page from the state `before` to `after`. */
export function showDeck(elements: DeckElements, before: DeckState, after: DeckState): void {
  const presenting = after.mode === 'presenting';
  document.documentElement.toggleAttribute('data-presenting', presenting);
  elements.bar.hidden = !presenting;
  elements.blank.hidden = !after.blank;
  elements.slides.forEach((slide, index) => {
    slide.toggleAttribute('data-current', presenting && index === after.index);
  });
  if (presenting) showPosition(elements, after.index);
  if (before.mode !== after.mode || before.index !== after.index) {
    announce(elements, before, after);
    moveFocus(elements, before, after);
  }
  if (before.blank !== after.blank) {
    elements.live.textContent = after.blank ? 'Screen blanked' : 'Screen shown';
    if (after.blank) elements.blank.focus();
    else if (presenting) headingOf(elements, after)?.focus({ preventScroll: true });
  }
}

function showPosition({ slides, bar }: DeckElements, index: number): void {
  const number = slides[index]?.dataset['number'] ?? '';
  const topics = new Set(slides.map((slide) => slide.dataset['number'])).size;
  const set = (selector: string, text: string): void => {
    const element = bar.querySelector(selector);
    if (element) element.textContent = text;
  };
  set('.deck-number', `${number} / ${topics}`);
  set('.deck-count', `${index + 1} of ${slides.length}`);
  const line = bar.querySelector<HTMLElement>('.deck-progress i');
  if (line) line.style.width = `${((index + 1) / slides.length) * 100}%`;
}

/** Tells the benches which slides can be seen. */
function announce({ slides, live }: DeckElements, before: DeckState, after: DeckState): void {
  slides.forEach((slide, index) => {
    const was = before.mode === 'reading' || before.index === index;
    const is = after.mode === 'reading' || after.index === index;
    const entered = before.mode === 'reading' && after.mode === 'presenting';
    if (was && !is) emitSlideEvent(slide, slideHidden, index);
    if (is && (!was || entered)) emitSlideEvent(slide, slideShown, index);
  });
  if (after.mode === 'presenting') {
    const heading = headingOf({ slides }, after)?.textContent ?? '';
    live.textContent = `Slide ${after.index + 1} of ${slides.length}: ${heading}`;
  } else if (before.mode === 'presenting') live.textContent = 'Reading view';
}

function headingOf(
  { slides }: Pick<DeckElements, 'slides'>,
  { index }: DeckState,
): HTMLElement | null {
  return slides[index]?.querySelector<HTMLElement>('h2') ?? null;
}

function moveFocus(elements: DeckElements, before: DeckState, after: DeckState): void {
  if (before.mode === 'reading' && after.mode === 'reading') return;
  const slide = elements.slides[after.index];
  headingOf(elements, after)?.focus({ preventScroll: true });
  if (after.mode === 'reading') slide?.scrollIntoView({ behavior: 'instant' });
  else slide?.scrollTo(0, 0);
}
