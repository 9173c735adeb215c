/** A run whose work is done by the page itself: the demos with a face of their own. */
import { signal } from '@preact/signals';
import type { LabSetting } from '../cell/cell-message.ts';
import { createLabApi, type LabApi } from '../cell/lab-api.ts';
import type { RunHandle } from './bench-model.ts';

/** What a page run tells when its work failed for another reason than Stop. */
export type FailureListener = (sentence: string) => void;

/**
 * Starts `work` at once. `lab.signal` aborts when the run is stopped; the run ends when `work` settles.
 * @param onFailure gets the browser's own words when `work` rejects without having been stopped
 */
export function runInPage(
  setting: LabSetting,
  work: (lab: LabApi) => Promise<void>,
  onFailure: FailureListener,
): RunHandle {
  const controller = new AbortController();
  const ended = signal(false);
  const startedAtMs = performance.now();
  const lab = createLabApi(setting, {
    nowMs: () => performance.now(),
    startedAtMs,
    signal: controller.signal,
    after: (delayMs, callback) => void setTimeout(callback, delayMs),
  });
  void work(lab)
    .catch((error: unknown) => {
      if (!controller.signal.aborted) onFailure(describe(error));
    })
    .finally(() => {
      ended.value = true;
    });
  return {
    ended,
    startedAtMs: signal(startedAtMs),
    stop: () => controller.abort(new DOMException('Stopped', 'AbortError')),
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
