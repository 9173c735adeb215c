/** A bench whose bytes stay in the page: one Run, and no wire. */
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { BenchModel } from '../../bench/bench-model.ts';
import { useBenchLife } from '../../bench/use-bench-life.ts';

interface Props {
  readonly title: string;
  /** Null until the component is alive in a browser. */
  readonly model: BenchModel | null;
  readonly runLabel: string;
  readonly onRun: () => void;
  readonly children: ComponentChildren;
}

export function PageBench({ title, model, runLabel, onRun, children }: Props) {
  const element = useRef<HTMLElement>(null);
  useBenchLife(element, model);
  const state = model?.state.value;
  const refusal = model?.refusal.value ?? null;
  return (
    <section ref={element} class="bench" aria-label={title}>
      <header class="bench-bar">
        <b class="bench-title">{title}</b>
        <span class="bench-space" />
        <span class="bench-buttons">
          {state === 'running' || state === 'waiting' ? (
            <button type="button" class="button bench-stop" onClick={() => model?.stop()}>
              <span aria-hidden="true">■</span> {state === 'waiting' ? 'Waiting …' : 'Stop'}
            </button>
          ) : (
            <button
              type="button"
              class="button button-primary bench-run"
              disabled={model === null}
              onClick={onRun}
            >
              <span aria-hidden="true">▶</span> {runLabel}
            </button>
          )}
        </span>
      </header>
      {refusal !== null && <p class="bench-strip bench-problem">{refusal}</p>}
      {children}
    </section>
  );
}
