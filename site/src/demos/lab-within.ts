/** A part of a run that may end before the run does. */
import type { LabApi } from '../cell/lab-api.ts';

/** The same lab, whose signal also aborts when `signal` does. */
export function labWithin(lab: LabApi, signal: AbortSignal): LabApi {
  const both = AbortSignal.any([lab.signal, signal]);
  return {
    ...lab,
    signal: both,
    sleep: (delayMs) =>
      new Promise((resolve, reject) => {
        const stop = (): void => reject(both.reason);
        if (both.aborted) return stop();
        both.addEventListener('abort', stop, { once: true });
        lab.sleep(delayMs).then(() => {
          both.removeEventListener('abort', stop);
          resolve();
        }, reject);
      }),
    onStop: (callback) => both.addEventListener('abort', () => callback(), { once: true }),
  };
}
