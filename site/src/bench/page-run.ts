/** A run whose work is done by the page itself: the demos with a face of their own. */
import { signal } from '@preact/signals';
import type { LabSetting } from '../cell/cell-message.ts';
import { createLabApi, type LabApi } from '../cell/lab-api.ts';
import type { BenchModel, RunHandle } from './bench-model.ts';

/** What such a run does; it ends when this settles. `lab.signal` aborts when the run is stopped. */
export type PageWork = (lab: LabApi, setting: LabSetting) => Promise<void>;

/**
 * Starts a run of `bench`, which does `work` at once. What `work` rejects with, other than because it was stopped, the
 * bench tells in the browser's own words. Without a bench, which is not alive yet, nothing happens.
 * @param via id of the intermediary, `direct` for none
 */
export function startInPage(
  bench: Pick<BenchModel, 'start' | 'refusal'> | null,
  via: string,
  work: PageWork,
): void {
  if (bench === null) return;
  const onFailure = (sentence: string): void => {
    bench.refusal.value = sentence;
  };
  void bench.start({ via, launch: (setting) => runInPage(setting, work, onFailure) });
}

function runInPage(
  setting: LabSetting,
  work: PageWork,
  onFailure: (sentence: string) => void,
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
  void work(lab, setting)
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
