/** When a bench shows its recorded trace: no lab server, `R` on stage, a link to one of its fields, or by choice. */
import { useEffect, useMemo, useRef, type MutableRef } from 'preact/hooks';
import { replay } from '../deck/slide-events.ts';
import type { PageServices } from '../lab/page-services.ts';
import type { BenchModel } from './bench-model.ts';
import { linkFor } from './BenchWire.tsx';
import { RecordedRun } from './recorded-run.ts';
import { loadRecordedTrace } from './recorded-trace.ts';

export function useRecorded(
  id: string,
  element: MutableRef<HTMLElement | null>,
  services: PageServices | null,
  model: BenchModel | null,
): RecordedRun {
  const latestModel = useRef(model);
  latestModel.current = model;
  const recorded = useMemo(
    () =>
      new RecordedRun(
        () => loadRecordedTrace(id, import.meta.env.BASE_URL),
        () => latestModel.current?.stop(),
      ),
    [id],
  );
  const offline = services?.lab.status.value === 'offline';
  useEffect(() => {
    if (offline && recorded.trace.peek() === null) void recorded.show();
  }, [offline]);
  useEffect(() => {
    const bench = element.current;
    const onReplay = (): void => void recorded.show();
    const onLink = (): void => {
      if (linkFor(id) !== null) void recorded.show();
    };
    onLink();
    bench?.addEventListener(replay, onReplay);
    addEventListener('hashchange', onLink);
    return () => {
      bench?.removeEventListener(replay, onReplay);
      removeEventListener('hashchange', onLink);
    };
  }, [model]);
  return recorded;
}
