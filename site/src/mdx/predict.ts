/** `<wire-predict>`: turns the choices into buttons, keeps the guess, tells what happens after it. */
import { forget, keep, kept } from '../layout/browser-store.ts';
import {
  guess,
  guessShown,
  markOf,
  noGuesses,
  present,
  tellsPoints,
  type Guesses,
} from './guesses.ts';

class PredictElement extends HTMLElement {
  private choices: HTMLElement[] = [];
  private explain: HTMLDetailsElement | null = null;
  /** Tells a screen reader how the guess went. */
  private readonly said = document.createElement('p');
  private readonly again = buttonOf('Guess again', 'predict-again');
  /** For a class that does not guess; CSS shows it only while presenting. */
  private readonly skip = buttonOf('Show the points', 'predict-skip');
  private guesses: Guesses = noGuesses(null);

  connectedCallback(): void {
    this.dataset['scripted'] = '';
    this.explain = this.querySelector('.predict-explain');
    this.choices = [...this.querySelectorAll<HTMLElement>('div.predict-choice')].map((choice) =>
      this.toButton(choice),
    );
    this.again.addEventListener('click', () => this.reset());
    this.skip.addEventListener('click', () => this.change({ ...this.guesses, skipped: true }));
    this.said.className = 'visually-hidden';
    this.said.setAttribute('role', 'status');
    this.append(this.again, this.skip, this.said);
    const index = Number(kept(this.storeKey) ?? Number.NaN);
    this.change(noGuesses(this.choices[index] === undefined ? null : index));
    this.followPresenting();
  }

  private get storeKey(): string {
    return `wireside:guess:${this.dataset['id'] ?? ''}`;
  }

  private toButton(choice: HTMLElement): HTMLElement {
    const button = buttonOf('', choice.className);
    button.setAttribute('aria-pressed', 'false');
    if (choice.hasAttribute('data-right')) button.dataset['right'] = '';
    button.append(...choice.childNodes);
    button.addEventListener('click', () => this.guess(button));
    choice.replaceWith(button);
    return button;
  }

  private followPresenting(): void {
    const root = document.documentElement;
    const follow = (): void => {
      const presenting = root.hasAttribute('data-presenting');
      if (presenting !== this.guesses.presenting) this.change(present(this.guesses, presenting));
    };
    new MutationObserver(follow).observe(root, { attributeFilter: ['data-presenting'] });
    follow();
  }

  private guess(button: HTMLElement): void {
    const before = this.guesses;
    const index = this.choices.indexOf(button);
    this.change(guess(before, index));
    if (this.guesses === before) return;
    if (!before.presenting) keep(this.storeKey, String(index));
    const right = this.choices.find((choice) => choice.hasAttribute('data-right'));
    this.said.textContent =
      right === button
        ? 'Your guess is right.'
        : `This happens instead: ${right?.querySelector('.predict-text')?.textContent?.trim() ?? ''}`;
  }

  private reset(): void {
    this.change(guess(this.guesses, null));
    if (!this.guesses.presenting) forget(this.storeKey);
    this.choices[0]?.focus();
  }

  /** Takes the new state and shows it. */
  private change(guesses: Guesses): void {
    this.guesses = guesses;
    const shown = guessShown(guesses);
    this.choices.forEach((choice, index) => showChoice(choice, index, shown));
    if (this.explain) {
      this.explain.hidden = shown === null;
      this.explain.open = shown !== null;
    }
    this.again.hidden = shown === null;
    this.skip.hidden = tellsPoints(guesses);
    this.toggleAttribute('data-open', !tellsPoints(guesses));
    if (shown === null) this.said.textContent = '';
  }
}

function showChoice(choice: HTMLElement, index: number, shown: number | null): void {
  const { mark, text } = markOf(index, shown, choice.hasAttribute('data-right'));
  choice.toggleAttribute('data-guess', index === shown);
  choice.setAttribute('aria-pressed', String(index === shown));
  choice.setAttribute('aria-disabled', String(shown !== null));
  if (mark === null) delete choice.dataset['mark'];
  else choice.dataset['mark'] = mark;
  const beside = choice.querySelector('.predict-mark');
  if (beside) beside.textContent = text;
}

function buttonOf(text: string, className: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = className.startsWith('predict-choice')
    ? className
    : `button button-ghost ${className}`;
  button.textContent = text;
  return button;
}

customElements.define('wire-predict', PredictElement);
