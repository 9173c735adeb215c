/** Whoever presses Check right after the page has come waits for the lab server's session, not for a refusal. */
import { effect, type ReadonlySignal } from '@preact/signals';

/** The part of the page's stay that is used. */
export interface SessionStay {
  readonly session: ReadonlySignal<object | null>;
  readonly status: ReadonlySignal<string>;
}

/** Longest wait, in milliseconds. */
export const patienceMs = 6000;

/** Resolves when there is a session, when there is no lab server, or when patience ends. */
export function untilSession(
  { session, status }: SessionStay,
  after: (delayMs: number, callback: () => void) => void = (delayMs, callback) =>
    void setTimeout(callback, delayMs),
): Promise<void> {
  return new Promise((resolve) => {
    const dispose = effect(() => {
      if (session.value === null && status.value !== 'offline') return;
      resolve();
      queueMicrotask(() => dispose());
    });
    after(patienceMs, () => {
      dispose();
      resolve();
    });
  });
}
