/** `<wire-predict>`: turns the choices into buttons, keeps the guess, tells what happens after it. */
import { forget, keep, kept } from '../layout/browser-store.ts';

class PredictElement extends HTMLElement {
  private choices: HTMLElement[] = [];
  private explain: HTMLDetailsElement | null = null;
  /** Tells a screen reader how the guess went. */
  private readonly said = document.createElement('p');

  connectedCallback(): void {
    this.dataset['scripted'] = '';
    this.explain = this.querySelector('.predict-explain');
    this.choices = [...this.querySelectorAll<HTMLElement>('div.predict-choice')].map((choice) =>
      this.toButton(choice),
    );
    if (this.explain) this.explain.hidden = true;
    const again = document.createElement('button');
    again.type = 'button';
    again.className = 'button button-ghost predict-again';
    again.textContent = 'Guess again';
    again.hidden = true;
    again.addEventListener('click', () => this.reset());
    this.append(again, this.said);
    this.said.className = 'visually-hidden';
    this.said.setAttribute('role', 'status');
    const guess = kept(this.storeKey);
    if (guess !== null && this.choices[Number(guess)] !== undefined) this.show(Number(guess));
  }

  private get storeKey(): string {
    return `wireside:guess:${this.dataset['id'] ?? ''}`;
  }

  private toButton(choice: HTMLElement): HTMLElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = choice.className;
    button.setAttribute('aria-pressed', 'false');
    if (choice.hasAttribute('data-right')) button.dataset['right'] = '';
    button.append(...choice.childNodes);
    button.addEventListener('click', () => this.guess(button));
    choice.replaceWith(button);
    return button;
  }

  private guess(button: HTMLElement): void {
    if (this.choices.some((choice) => choice.hasAttribute('data-guess'))) return;
    const index = this.choices.indexOf(button);
    keep(this.storeKey, String(index));
    this.show(index);
    const right = this.choices.find((choice) => choice.hasAttribute('data-right'));
    this.said.textContent =
      right === button
        ? 'Your guess is right.'
        : `This happens instead: ${right?.querySelector('.predict-text')?.textContent?.trim() ?? ''}`;
  }

  private show(guess: number): void {
    this.choices.forEach((choice, index) => {
      const isGuess = index === guess;
      const isRight = choice.hasAttribute('data-right');
      choice.toggleAttribute('data-guess', isGuess);
      choice.setAttribute('aria-pressed', String(isGuess));
      choice.setAttribute('aria-disabled', 'true');
      if (isRight) choice.dataset['mark'] = 'happens';
      else if (isGuess) choice.dataset['mark'] = 'misses';
      const mark = choice.querySelector('.predict-mark');
      if (mark) mark.textContent = markOf(isGuess, isRight);
    });
    if (this.explain) {
      this.explain.hidden = false;
      this.explain.open = true;
    }
    this.toggleAgain(false);
  }

  private reset(): void {
    forget(this.storeKey);
    for (const choice of this.choices) {
      choice.removeAttribute('data-guess');
      choice.removeAttribute('aria-disabled');
      choice.setAttribute('aria-pressed', 'false');
      delete choice.dataset['mark'];
      const mark = choice.querySelector('.predict-mark');
      if (mark) mark.textContent = '';
    }
    if (this.explain) this.explain.hidden = true;
    this.toggleAgain(true);
    this.choices[0]?.focus();
  }

  private toggleAgain(hidden: boolean): void {
    const again = this.querySelector<HTMLElement>('.predict-again');
    if (again) again.hidden = hidden;
  }
}

function markOf(isGuess: boolean, isRight: boolean): string {
  if (isGuess) return isRight ? '✓ your guess, and so it is' : '✗ your guess';
  return isRight ? '✓ this happens' : '';
}

customElements.define('wire-predict', PredictElement);
