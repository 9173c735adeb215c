/** The bench of a slide: editable code, its console, and the wire under them. */
import { useSignal } from '@preact/signals';
import { useRef, useState } from 'preact/hooks';
import type { CellPlace } from '../cell/cell-message.ts';
import type { CellRunner } from '../cell/cell-run.ts';
import { CodeCell, type CodeCellHandle } from '../cell/CodeCell.tsx';
import { Console } from '../cell/Console.tsx';
import { BenchFrame } from './BenchFrame.tsx';
import { launchCell } from './cell-launch.ts';
import { fromTraceConsole, toTraceConsole } from './console-trace.ts';
import type { RecordedTrace } from './recorded-trace.ts';
import { useBenchModel } from './use-bench-model.ts';
import { useCellRunner } from './use-cell-runner.ts';
import { useServices } from './use-services.ts';

export interface BenchProps {
  readonly id: string;
  readonly title: string;
  readonly endpoint: string;
  readonly place: CellPlace;
  readonly needsLab: boolean;
  readonly via: string;
  /** TypeScript, as the author wrote it. */
  readonly code: string;
  /** The same without types. */
  readonly stripped: string;
}

/** What a cell of a lesson may hold open at once; a cell that opens more starves only itself. */
const need = { a: 2, b: 1 };

const emptyConsole = 'What the code logs appears here, with its time. Press Run.';

export default function BenchIsland(props: BenchProps) {
  const { id, title, endpoint, place, needsLab, code, stripped } = props;
  const services = useServices();
  const model = useBenchModel(services, { id, needsLab, need });
  const via = useSignal(props.via);
  const host = useRef<HTMLDivElement>(null);
  const cell = useRef<CodeCellHandle>(null);
  const runnerOf = useCellRunner(services, host);
  const [runner, setRunner] = useState<CellRunner | null>(null);
  const attend = (): void => {
    if (services === null || services.lab.status.peek() === 'checking') return;
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
        const source = cell.current?.source() ?? { code, stripped };
        return launchCell(ready, { ...source, place })(setting);
      },
    });
  };
  const originUs = model?.originUs.value ?? 0;
  return (
    <BenchFrame
      id={id}
      title={title}
      endpoint={endpoint}
      services={services}
      model={model}
      via={needsLab ? via : null}
      needsLab={needsLab}
      onRun={run}
      code={() => cell.current?.source().code ?? code}
      console={() => toTraceConsole(runner?.lines.value ?? [], originUs)}
    >
      {(recorded) => (
        <div class="bench-panes">
          <div>
            <CodeCell
              id={id}
              code={code}
              stripped={stripped}
              place={place}
              handle={cell}
              {...(runner === null ? {} : { failure: runner.failure })}
              onRun={run}
              onAttend={attend}
            />
            <div ref={host} class="bench-runner-host" />
          </div>
          {recorded.trace.value === null ? (
            <Console
              lines={runner?.lines ?? []}
              emptyText={emptyConsole}
              onClear={() => runner?.clear()}
              onShowPosition={(position) => cell.current?.show(position)}
            />
          ) : (
            <RecordedConsole trace={recorded.trace.value} />
          )}
        </div>
      )}
    </BenchFrame>
  );
}

function RecordedConsole({ trace }: { readonly trace: RecordedTrace }) {
  const { console, originUs } = trace.metadata;
  const start = originUs ?? trace.store.viewOf(null).firstTimeUs ?? 0;
  return (
    <Console
      lines={fromTraceConsole(console, start)}
      emptyText="The recorded run logged nothing."
    />
  );
}
