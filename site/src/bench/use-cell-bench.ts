/** A bench whose run is the student's code: its model, its runner, and how they meet. */
import type { ReadonlySignal } from '@preact/signals';
import { useState, type MutableRef } from 'preact/hooks';
import type { CellPlace } from '../cell/cell-message.ts';
import type { CellRunner } from '../cell/cell-run.ts';
import type { PageServices } from '../lab/page-services.ts';
import type { BenchModel } from './bench-model.ts';
import { launchCell } from './cell-launch.ts';
import { useBenchModel } from './use-bench-model.ts';
import { useCellRunner } from './use-cell-runner.ts';
import { useServices } from './use-services.ts';

export interface CellBench {
  readonly services: PageServices | null;
  readonly model: BenchModel | null;
  /** Null until somebody turned to the cell. */
  readonly runner: CellRunner | null;
  run(): void;
  /** Loads the runner ahead, once it is known where it is. */
  attend(): void;
}

interface CellBenchSetting {
  readonly id: string;
  readonly place: CellPlace;
  readonly needsLab: boolean;
  readonly via: ReadonlySignal<string>;
}

/** What a cell of a lesson may hold open at once; a cell that opens more starves only itself. */
const need = { a: 2, b: 1 };

export function useCellBench(
  { id, place, needsLab, via }: CellBenchSetting,
  host: MutableRef<HTMLElement | null>,
  sourceOf: () => { readonly code: string; readonly stripped: string | undefined },
): CellBench {
  const services = useServices();
  const model = useBenchModel(services, { id, needsLab, need });
  const runnerOf = useCellRunner(services, host);
  const [runner, setRunner] = useState<CellRunner | null>(null);
  const attend = (): void => {
    const status = services?.lab.status.peek();
    if (status === undefined || status === 'checking' || status === 'idle') return;
    const ready = runnerOf();
    ready?.warm();
    setRunner(ready);
  };
  const run = (): void => {
    void model?.start({
      via: via.peek(),
      launch: (setting) => {
        const ready = runnerOf();
        if (ready === null) throw new Error('The bench is not part of the page any more.');
        setRunner(ready);
        return launchCell(ready, { ...sourceOf(), place })(setting);
      },
    });
  };
  return { services, model, runner, run, attend };
}
