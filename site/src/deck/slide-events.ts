/** The events by which slides and benches speak. They bubble from the slide or the bench. */

export interface SlideEventDetail {
  readonly id: string;
  /** Index of the slide, from 0. */
  readonly index: number;
}

/** On a `.slide`: it came into view by presenting, or presenting ended. */
export const slideShown = 'wireside:slide-shown';
/** On a `.slide`: presenting hid it. A bench on it stops its run. */
export const slideHidden = 'wireside:slide-hidden';
/** On a `[data-bench]` of the current slide: show the recorded trace. */
export const replay = 'wireside:replay';

export function emitSlideEvent(
  slide: HTMLElement,
  type: typeof slideShown | typeof slideHidden,
  index: number,
): void {
  const detail: SlideEventDetail = { id: slide.id, index };
  slide.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
}

/** Asks the first bench of a slide for its recorded run; false if the slide has none. */
export function emitReplay(slide: HTMLElement): boolean {
  const bench = slide.querySelector('[data-bench]');
  bench?.dispatchEvent(new CustomEvent(replay, { bubbles: true }));
  return bench !== null;
}
