/** A bench's run whose work is the student's code in the runner. */
import { computed } from '@preact/signals';
import type { CellPlace, LabSetting } from '../cell/cell-message.ts';
import type { CellRunner } from '../cell/cell-run.ts';
import type { RunHandle } from './bench-model.ts';

/** The code of one press of Run. */
export interface CellSource {
  /** TypeScript, as the student sees it. */
  readonly code: string;
  /** The same without types, from the build; undefined once the code was edited. */
  readonly stripped: string | undefined;
  readonly place: CellPlace;
}

const endStates = new Set(['finished', 'failed', 'stopped']);

export function launchCell(
  runner: CellRunner,
  { code, stripped, place }: CellSource,
): (setting: LabSetting) => RunHandle {
  return (setting) => {
    runner.run({ ...setting, code, stripped, runs: place });
    return {
      ended: computed(() => endStates.has(runner.state.value)),
      startedAtMs: runner.startedAtMs,
      stop: () => runner.stop(),
    };
  };
}
