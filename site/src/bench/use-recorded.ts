/** When a bench shows its recorded trace: no lab server, `R` on stage, a link to one of its fields, or by choice. */
import { useSignal, type Signal } from '@preact/signals';
import { useEffect, type MutableRef } from 'preact/hooks';
import { replay } from '../deck/slide-events.ts';
import type { PageServices } from '../lab/page-services.ts';
import type { BenchModel } from './bench-model.ts';
import { linkFor } from './BenchWire.tsx';
import { loadRecordedTrace, type RecordedTrace } from './recorded-trace.ts';

export interface Recorded {
  readonly trace: Signal<RecordedTrace | null>;
  readonly problem: Signal<string | null>;
  /** Stops the run and shows the recorded one. */
  show(): Promise<void>;
  /** Back to the live bytes. */
  hide(): void;
}

export function useRecorded(
  id: string,
  element: MutableRef<HTMLElement | null>,
  services: PageServices | null,
  model: BenchModel | null,
): Recorded {
  const trace = useSignal<RecordedTrace | null>(null);
  const problem = useSignal<string | null>(null);
  const offline = services?.lab.status.value === 'offline';
  const show = async (): Promise<void> => {
    model?.stop();
    const answer = await loadRecordedTrace(id, import.meta.env.BASE_URL);
    if ('trace' in answer) trace.value = answer.trace;
    problem.value = 'problem' in answer ? answer.problem : null;
  };
  const hide = (): void => {
    trace.value = null;
    problem.value = null;
  };
  useEffect(() => {
    if (offline && trace.peek() === null) void show();
  }, [offline]);
  useEffect(() => {
    const bench = element.current;
    const onReplay = (): void => void show();
    const onLink = (): void => {
      if (linkFor(id) !== null) void show();
    };
    onLink();
    bench?.addEventListener(replay, onReplay);
    addEventListener('hashchange', onLink);
    return () => {
      bench?.removeEventListener(replay, onReplay);
      removeEventListener('hashchange', onLink);
    };
  }, [model]);
  return { trace, problem, show, hide };
}
