/** Eight EventSources to one origin: six open, two wait, and so does every other request to it. */
import { useSignal } from '@preact/signals';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { runInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { noReport, showLimit, streamCount, type LimitReport } from './six-connections.ts';
import './six-connections.css';

const holdMs = 20_000;

export default function SixConnectionsIsland({ id }: { readonly id: string }) {
  const services = useServices();
  const need = { a: streamCount, b: 1 };
  const bench = useBenchModel(services, { id, needsLab: true, need, allowStarvation: true });
  const report = useSignal<LimitReport>(noReport);
  const run = (): void =>
    void bench?.start({
      via: 'direct',
      launch: (setting) =>
        runInPage(
          setting,
          (lab) => showLimit(lab, holdMs, (change) => (report.value = change)),
          (sentence) => void (bench.refusal.value = sentence),
        ),
    });
  const { streams, sameOrigin, otherOrigin } = report.value;
  const open = streams.filter((state) => state === 'OPEN').length;
  return (
    <BenchFrame
      id={id}
      title="Six connections, eight streams"
      endpoint="GET /server-sent-events/held"
      services={services}
      model={bench}
      via={null}
      needsLab
      onRun={run}
    >
      <div class="limit">
        <ol class="limit-streams" aria-label="The eight EventSources">
          {streams.map((state, index) => (
            <li key={index} class={state === 'OPEN' ? 'limit-open' : 'limit-waiting'}>
              <b>{index + 1}</b> {state}
            </li>
          ))}
        </ol>
        <p role="status">
          {open === 0 ? 'Run opens eight streams to lab A.' : `${open} of ${streamCount} are open.`}
        </p>
        <dl>
          <dt>one more request to the same origin (lab A)</dt>
          <dd>{sameOrigin ?? '–'}</dd>
          <dt>one more request to another origin (lab B)</dt>
          <dd>{otherOrigin ?? '–'}</dd>
        </dl>
      </div>
    </BenchFrame>
  );
}
