/** A bench is one object: what it talks to, its panes, its wire, and one Run. */
import type { Signal } from '@preact/signals';
import type { TraceConsoleLine } from '@wireside/labs-server/wire/pcapng/trace-file.ts';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { PageServices } from '../lab/page-services.ts';
import type { WireLink } from '../wire-view/wire-link.ts';
import { beforeRunOfDemo } from '../wire-view/wire-status.ts';
import type { BenchModel } from './bench-model.ts';
import { BenchStrip } from './BenchStrip.tsx';
import { BenchWire } from './BenchWire.tsx';
import { IntermediarySwitch } from './IntermediarySwitch.tsx';
import { RunButtons } from './RunButtons.tsx';
import { useBenchLife } from './use-bench-life.ts';
import type { RecordedRun } from './recorded-run.ts';
import { useRecorded } from './use-recorded.ts';
import './bench.css';

export interface BenchFrameProps {
  readonly id: string;
  readonly title: string;
  /** Method and path, `GET /polling/latest`; empty for none. */
  readonly endpoint: string;
  /** Null until the component is alive in a browser. */
  readonly services: PageServices | null;
  readonly model: BenchModel | null;
  /** The chosen intermediary; null hides the switch. */
  readonly via: Signal<string> | null;
  readonly needsLab: boolean;
  readonly onRun: () => void;
  /** Said on the button instead of "Run". */
  readonly runLabel?: string;
  readonly runDisabled?: boolean;
  /** What the empty wire says before the first run. Default `beforeRunOfDemo`. */
  readonly beforeRun?: string;
  /** The record and the field of this run that the wire shows; a new object shows them again. */
  readonly mark?: WireLink | null;
  readonly code?: () => string | null;
  readonly console?: () => readonly TraceConsoleLine[];
  /** The panes; they may show the recorded run's console. */
  readonly children: ComponentChildren | ((recorded: RecordedRun) => ComponentChildren);
}

export function BenchFrame(props: BenchFrameProps) {
  const { id, title, services, model, children, beforeRun = beforeRunOfDemo } = props;
  const element = useRef<HTMLElement>(null);
  const recorded = useRecorded(id, element, services, model);
  const offline = services?.lab.status.value === 'offline';
  useBenchLife(element, model);
  useEffect(() => services?.lab.connect(), [services]);
  return (
    <section ref={element} class="bench" data-bench={id} aria-label={title}>
      <BenchBar {...props} recorded={recorded} offline={offline} />
      {offline && <OfflineStrip needsLab={props.needsLab} recorded={recorded} />}
      {!offline && recorded.problem.value !== null && (
        <p class="bench-strip">{recorded.problem.value}</p>
      )}
      {services !== null && model !== null && <BenchStrip services={services} model={model} />}
      {typeof children === 'function' ? children(recorded) : children}
      {services !== null && model !== null ? (
        <BenchWire
          services={services}
          model={model}
          title={title}
          recorded={recorded}
          beforeRun={beforeRun}
          mark={props.mark ?? null}
          code={props.code ?? (() => null)}
          console={props.console ?? (() => [])}
        />
      ) : (
        <p class="bench-wire bench-wire-waiting">{beforeRun}</p>
      )}
    </section>
  );
}

interface BarProps extends BenchFrameProps {
  readonly recorded: RecordedRun;
  readonly offline: boolean;
}

function BenchBar(props: BarProps) {
  const { title, endpoint, model, via, recorded, offline, needsLab } = props;
  const run = (): void => {
    recorded.hide();
    props.onRun();
  };
  return (
    <header class="bench-bar">
      <b class="bench-title">{title}</b>
      {endpoint !== '' && <span class="chip http bench-endpoint">{endpoint}</span>}
      <span class="bench-space" />
      {via !== null && (
        <IntermediarySwitch
          alive={model !== null}
          via={via.value}
          onChange={(chosen) => (via.value = chosen)}
        />
      )}
      <RunButtons
        model={model}
        blocked={(offline && needsLab) || props.runDisabled === true}
        label={props.runLabel ?? 'Run'}
        showsRecorded={recorded.trace.value !== null}
        loadsRecorded={recorded.isLoading.value}
        onRun={run}
        onRecorded={() => void recorded.show()}
        onLive={() => recorded.hide()}
      />
    </header>
  );
}

function OfflineStrip(props: { readonly needsLab: boolean; readonly recorded: RecordedRun }) {
  return (
    <p class="bench-strip">
      No lab server answers,{' '}
      {props.needsLab ? 'and this demo needs one' : 'so its bytes cannot be seen'}: start it with{' '}
      <code>npm start</code>.{' '}
      {props.recorded.problem.value ??
        (props.recorded.isLoading.value
          ? 'The run that was recorded from a real one is being loaded.'
          : 'Below is the run that was recorded from a real one.')}
    </p>
  );
}
