/** The wire half of a bench: the bytes of its run, or of a recorded one. */
import { useSignal } from '@preact/signals';
import type { TraceConsoleLine } from '@wireside/labs-server/wire/pcapng/trace-file.ts';
import type { PageServices } from '../lab/page-services.ts';
import { openTraceFile } from '../wire-view/trace-file-actions.ts';
import { parseWireLink, type WireLink } from '../wire-view/wire-link.ts';
import { LazyWireView } from '../wire-view/LazyWireView.tsx';
import type { BenchModel } from './bench-model.ts';
import type { RecordedRun } from './recorded-run.ts';
import { saveBenchTrace } from './save-trace.ts';

interface Props {
  readonly services: PageServices;
  readonly model: BenchModel;
  readonly title: string;
  readonly recorded: RecordedRun;
  /** What the empty wire says before the first run. */
  readonly beforeRun: string;
  /** The record and the field that the demo points at. */
  readonly mark: WireLink | null;
  /** The code as it stands, saved with a trace. */
  readonly code: () => string | null;
  /** What the console shows, saved with a trace. */
  readonly console: () => readonly TraceConsoleLine[];
}

/** A run number that no run has: before the first run the view is empty. */
const noRun = -1;

export function BenchWire(props: Props) {
  const { services, model, recorded } = props;
  const problem = useSignal<string | null>(null);
  const trace = recorded.trace.value;
  const isFile = recorded.isFile.value;
  const open = async (file: File): Promise<void> => {
    problem.value = await recorded.open(openTraceFile(file));
  };
  const save = (): void =>
    saveBenchTrace({
      services,
      model,
      title: props.title,
      code: props.code(),
      console: props.console(),
      recorded: recorded.trace.peek(),
    });
  const files = { onSave: save, onOpen: (file: File) => void open(file) };
  return (
    <div class="bench-wire">
      <p class="bench-strip bench-problem" role="alert" hidden={problem.value === null}>
        {problem.value}
      </p>
      {trace !== null && isFile && trace.metadata.benchId !== model.id && (
        <p class="bench-strip">
          This file holds the run of another demo, “{trace.metadata.title}”: the code here is not
          what ran.
        </p>
      )}
      {trace === null ? (
        <LiveWire {...{ services, model, files }} beforeRun={props.beforeRun} mark={props.mark} />
      ) : (
        <LazyWireView
          key="recorded"
          store={trace.store}
          run={null}
          originUs={trace.metadata.originUs}
          status="recorded"
          recordedOn={trace.metadata.createdAt}
          // A link would lead to the bench's own recorded trace, and not into this file.
          bench={isFile ? null : model.id}
          link={props.mark ?? (isFile ? null : linkFor(model.id))}
          onLink={(fragment) => history.replaceState(null, '', fragment)}
          {...files}
        />
      )}
    </div>
  );
}

interface LiveWireProps extends Pick<Props, 'services' | 'model' | 'beforeRun' | 'mark'> {
  readonly files: { readonly onSave: () => void; readonly onOpen: (file: File) => void };
}

function LiveWire({ services, model, files, beforeRun, mark }: LiveWireProps) {
  const { status } = services.lab;
  const connected = status.value === 'online' || status.value === 'checking';
  return (
    <LazyWireView
      key="live"
      store={services.store}
      run={model.run.value ?? noRun}
      originUs={model.originUs.value}
      live={model.state.value === 'running'}
      status={connected ? 'live' : 'disconnected'}
      beforeRun={beforeRun}
      bench={model.id}
      link={mark}
      {...files}
    />
  );
}

/** The field that the page's address points at, if it is in this bench's recorded trace. */
export function linkFor(benchId: string) {
  const link = parseWireLink(location.hash);
  return link?.bench === benchId ? link : null;
}
