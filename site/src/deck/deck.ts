/** The deck's shell: keys, touch, buttons, address and notes window drive the state; the view shows it. */
import { isSwitchedOff } from '../layout/character-keys.ts';
import { currentSection } from '../layout/current-section.ts';
import type { DeckCommand } from './deck-keys.ts';
import { clickerKeys, commandOf } from './deck-keys.ts';
import { formatDeckLocation, parseDeckLocation } from './deck-location.ts';
import type { DeckAction, DeckState } from './deck-state.ts';
import { reading, reduceDeck } from './deck-state.ts';
import { watchTouch } from './deck-touch.ts';
import type { DeckElements } from './deck-view.ts';
import { showDeck, showScale } from './deck-view.ts';
import { keyFocusOf } from './key-focus.ts';
import type { NotesLink } from './notes-link.ts';
import { createNotesLink } from './notes-link.ts';
import { emitReplay } from './slide-events.ts';

class Deck {
  private state: DeckState = reading;
  private readonly notes: NotesLink;
  private readonly root: HTMLElement;
  private readonly elements: DeckElements;
  private readonly message: HTMLElement;

  constructor(root: HTMLElement, elements: DeckElements, message: HTMLElement) {
    this.root = root;
    this.elements = elements;
    this.message = message;
    this.notes = createNotesLink(root.dataset['notes'] ?? '', (command) => this.obey(command));
  }

  start(): void {
    addEventListener('keydown', (event) => this.onKey(event));
    // Before a list or a grid takes them.
    addEventListener('keydown', (event) => this.onClicker(event), { capture: true });
    document.addEventListener('click', (event) => this.onClick(event));
    watchTouch(
      this.root,
      () => this.presenting,
      (move) => this.obey(move),
    );
    addEventListener('resize', () => showScale(innerWidth, innerHeight));
    addEventListener('popstate', () => this.followLocation());
    document.querySelectorAll<HTMLElement>('[data-deck]').forEach((button) => {
      if (button.dataset['deck'] === 'present') button.hidden = false;
    });
    showScale(innerWidth, innerHeight);
    this.followLocation();
    this.tellNotes();
  }

  private get presenting(): boolean {
    return this.state.mode === 'presenting';
  }

  private get slide(): HTMLElement | undefined {
    return this.elements.slides[this.state.index];
  }

  private onClicker(event: KeyboardEvent): void {
    if (!this.presenting || !clickerKeys.has(event.key)) return;
    this.onKey(event);
    if (event.defaultPrevented) event.stopPropagation();
  }

  private onKey(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || isSwitchedOff(event.key)) return;
    const slide = this.slide;
    const command = commandOf(
      {
        key: event.key,
        shift: event.shiftKey,
        modified: event.ctrlKey || event.altKey || event.metaKey,
      },
      this.state.mode,
      keyFocusOf(event.target),
      slide !== undefined && slide.scrollHeight > slide.clientHeight + 1,
    );
    if (command === null) return;
    event.preventDefault();
    this.obey(command);
  }

  private onClick(event: MouseEvent): void {
    const button = event.target instanceof Element ? event.target.closest('[data-deck]') : null;
    if (button instanceof HTMLElement) this.obey(button.dataset['deck'] as DeckCommand);
  }

  /** Does what a key, a button, a finger or the notes window asks for. */
  private obey(command: DeckCommand): void {
    this.message.hidden = true;
    if (command === 'present') this.act({ type: 'enter', index: this.indexInView() });
    else if (command === 'replay') this.replay();
    else if (command === 'notes') this.openNotes();
    else this.act({ type: command });
  }

  private act(action: DeckAction): void {
    const before = this.state;
    this.state = reduceDeck(before, action, this.elements.slides.length);
    if (this.state === before) return this.sayEnd(action);
    const url = formatDeckLocation(
      { presents: this.presenting, slideId: this.slide?.id ?? '' },
      location.search,
    );
    // Entering is a step that Back undoes; slides are not, or Back would walk through the talk.
    if (action.type === 'enter') history.pushState(null, '', location.pathname + url);
    else if (action.type !== 'blank') history.replaceState(null, '', location.pathname + url);
    this.show(before);
  }

  /** Takes the state from the address: at the start, on Back, on a link to another slide. */
  private followLocation(): void {
    const { presents, slideId } = parseDeckLocation(location.search, location.hash);
    const found = this.elements.slides.findIndex((slide) => slide.id === slideId);
    const index = found === -1 ? this.state.index : found;
    const before = this.state;
    this.state = presents
      ? reduceDeck(before, { type: 'enter', index }, this.elements.slides.length)
      : { mode: 'reading', index, blank: false };
    if (this.state !== before) this.show(before);
  }

  private show(before: DeckState): void {
    showDeck(this.elements, before, this.state);
    this.tellNotes();
  }

  private tellNotes(): void {
    this.notes.tell({
      slideId: this.slide?.id ?? '',
      presenting: this.presenting,
      blank: this.state.blank,
    });
  }

  private replay(): void {
    if (this.slide && !emitReplay(this.slide)) this.say('This slide has no bench to replay.');
  }

  /** A move beyond the first or the last slide leads to another part, if there is one; not without asking. */
  private sayEnd({ type }: DeckAction): void {
    if (!this.presenting || (type !== 'next' && type !== 'previous')) return;
    const end = type === 'next' ? 'last' : 'first';
    const part = document.querySelector<HTMLAnchorElement>(
      `.part-nav a[rel=${type === 'next' ? 'next' : 'prev'}]`,
    );
    if (part === null) return;
    const link = document.createElement('a');
    const search = formatDeckLocation({ presents: true, slideId: '' }, location.search);
    link.href = new URL(search, part.href).href;
    link.textContent = (part.textContent ?? '').replace(/\s+/g, ' ').trim();
    this.say(`This is the ${end} slide of this part. `, link);
    link.focus();
  }

  private openNotes(): void {
    if (this.notes.open()) return;
    const link = document.createElement('a');
    link.href = this.notes.url;
    link.target = '_blank';
    link.rel = 'opener';
    link.textContent = 'Open the notes here';
    this.say('The browser blocked the notes window. ', link);
  }

  private say(...parts: (string | Node)[]): void {
    this.message.replaceChildren(...parts);
    this.message.hidden = false;
  }

  private indexInView(): number {
    const tops = this.elements.slides.map((slide) => slide.getBoundingClientRect().top);
    return currentSection(tops, innerHeight * 0.4);
  }
}

function element(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`The page has no element ${selector}.`);
  return found;
}

const root = element('.deck');
const elements = {
  slides: [...root.querySelectorAll<HTMLElement>('.slide')],
  bar: element('.deck-bar'),
  blank: element('.deck-blank'),
  live: element('.deck-live'),
};
new Deck(root, elements, element('.deck-message')).start();
