/** The bench of a slide: editable code, its console, and the wire under them. */
import { useSignal } from '@preact/signals';
import { useRef, type MutableRef } from 'preact/hooks';
import type { CellPlace } from '../cell/cell-message.ts';
import type { CellRunner } from '../cell/cell-run.ts';
import { CodeCell, type CodeCellHandle } from '../cell/CodeCell.tsx';
import { Console } from '../cell/Console.tsx';
import type { ErasedTypes } from '../cell/erased-types.ts';
import { useLessonCode } from '../cell/use-lesson-code.ts';
import { beforeRunOfCode } from '../wire-view/wire-status.ts';
import { BenchFrame } from './BenchFrame.tsx';
import { fromTraceConsole, toTraceConsole } from './console-trace.ts';
import type { RecordedTrace } from './recorded-trace.ts';
import { useCellBench } from './use-cell-bench.ts';

export interface BenchProps {
  readonly id: string;
  readonly title: string;
  readonly endpoint: string;
  readonly place: CellPlace;
  readonly needsLab: boolean;
  readonly via: string;
  /** What its code loses to become JavaScript; the code itself stands in the page. */
  readonly erased: ErasedTypes;
}

const emptyConsole = 'What the code logs appears here, with its time. Press Run.';

export default function BenchIsland(props: BenchProps) {
  const { id, title, endpoint, place, needsLab } = props;
  const { code, stripped } = useLessonCode(id, props.erased);
  const via = useSignal(props.via);
  const host = useRef<HTMLDivElement>(null);
  const cell = useRef<CodeCellHandle>(null);
  const sourceOf = () => cell.current?.source() ?? { code, stripped };
  const bench = useCellBench({ id, place, needsLab, via }, host, sourceOf);
  const { services, model, runner, run, attend } = bench;
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
      beforeRun={beforeRunOfCode}
      code={() => sourceOf().code}
      console={() => toTraceConsole(runner?.lines.peek() ?? [], model?.originUs.peek() ?? 0)}
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
            <LiveConsole runner={runner} cell={cell} />
          ) : (
            <RecordedConsole trace={recorded.trace.value} />
          )}
        </div>
      )}
    </BenchFrame>
  );
}

interface LiveConsoleProps {
  readonly runner: CellRunner | null;
  readonly cell: MutableRef<CodeCellHandle | null>;
}

function LiveConsole({ runner, cell }: LiveConsoleProps) {
  return (
    <Console
      lines={runner?.lines ?? []}
      emptyText={emptyConsole}
      onClear={() => runner?.clear()}
      onShowPosition={(position) => cell.current?.show(position)}
    />
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
