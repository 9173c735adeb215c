/** The call of a bench: what is chosen, what is known of it, and what can be done. */
import { useSignal, type Signal } from '@preact/signals';
import type { BenchModel } from '../../bench/bench-model.ts';
import { startInPage } from '../../bench/page-run.ts';
import { calmly } from '../calmly.ts';
import type { IceReport } from './ice-report.ts';
import { runIce } from './ice-run.ts';
import type { IceSetting } from './ice-setting.ts';

/** Candidates come within milliseconds; nobody reads faster than this. */
const drawMs = 120;

export interface IceBench {
  readonly setting: Signal<IceSetting>;
  /** Null before the first run. */
  readonly report: Signal<IceReport | null>;
  /** Null while no call is up. */
  readonly restart: Signal<(() => void) | null>;
  run(): void;
}

export function useIceCall(bench: BenchModel | null, first: IceSetting): IceBench {
  const setting = useSignal(first);
  const report = useSignal<IceReport | null>(null);
  const restart = useSignal<(() => void) | null>(null);
  const run = (): void =>
    startInPage(bench, 'direct', async (lab, { run: number }) => {
      const tell = calmly(
        (told: IceReport) => void (report.value = told),
        drawMs,
        (delayMs, callback) => void setTimeout(callback, delayMs),
      );
      try {
        await runIce(lab, number, setting.peek(), (again) => void (restart.value = again), tell);
      } finally {
        restart.value = null;
      }
    });
  return { setting, report, restart, run };
}
