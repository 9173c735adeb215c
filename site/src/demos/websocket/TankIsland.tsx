/** The back-pressure tank: a page sends more than the server reads, and what nobody reads waits in the page. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { BenchModel } from '../../bench/bench-model.ts';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { startInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import type { LabSetting } from '../../cell/cell-message.ts';
import type { LabApi } from '../../cell/lab-api.ts';
import { faceLine, shownFace } from '../trace-face.ts';
import { withDemoWorker } from '../worker/with-demo-worker.ts';
import {
  beginRun,
  noTank,
  readTankReport,
  withNumbers,
  withRun,
  type TankNumbers,
  type TankRun,
  type TankSetting,
  type TankWay,
} from './tank-report.ts';
import { TankControls } from './TankControls.tsx';
import { TankFace } from './TankFace.tsx';
import '../demo-face.css';

const face = 'tank';
const amount = { pieces: 500, pieceBytes: 64 * 1024 };

export default function TankIsland({ id }: { readonly id: string }) {
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 1, b: 0 } });
  const { way, bytesPerSecond, open, report, run, turn } = useTank(bench);
  const running = bench?.state.value === 'running';
  const lines = () =>
    report.value === noTank ? [] : [faceLine(face, report.value, bench?.originUs.peek() ?? 0)];
  return (
    <BenchFrame
      id={id}
      title="Back-pressure tank"
      endpoint="GET /websocket/tank"
      services={services}
      model={bench}
      via={null}
      needsLab
      onRun={run}
      runLabel="Send"
      console={lines}
    >
      {({ trace }) => (
        <div class="demo-face tank">
          <TankControls
            {...{ way, bytesPerSecond, running }}
            alive={bench !== null}
            open={open.value}
            onTurn={turn}
            hasStream={services === null || 'WebSocketStream' in globalThis}
          />
          <TankFace
            {...shownFace(trace.value?.metadata ?? null, report.value, face, readTankReport)}
            running={running && trace.value === null}
          />
        </div>
      )}
    </BenchFrame>
  );
}

/** What is chosen, what is known, and what can be done. */
function useTank(bench: BenchModel | null) {
  const way = useSignal<TankWay>('loop');
  const bytesPerSecond = useSignal(4_000_000);
  const open = useSignal(false);
  const report = useSignal(noTank);
  const valve = useRef<LabApi | null>(null);
  const tell = (change: TankRun): void => void (report.value = withRun(report.peek(), change));
  const run = (): void =>
    startInPage(bench, 'direct', (lab, setting) => {
      const asked = { ...amount, bytesPerSecond: bytesPerSecond.peek(), open: open.peek() };
      valve.current = lab;
      return fill(setting, lab, way.peek(), asked, tell, () => {
        // Before the tank was there, nobody heard the valve turn.
        if (open.peek() !== asked.open) turnValve(lab, open.peek());
      });
    });
  const turn = (isOpen: boolean): void => {
    open.value = isOpen;
    const running = bench?.state.peek() === 'running';
    if (running && valve.current !== null) turnValve(valve.current, isOpen);
  };
  return { way, bytesPerSecond, open, report, run, turn };
}

async function fill(
  setting: LabSetting,
  lab: LabApi,
  way: TankWay,
  asked: TankSetting,
  tell: (run: TankRun) => void,
  onTank: () => void,
): Promise<void> {
  let isThere = false;
  let run = beginRun(way, asked);
  tell(run);
  const worker = new Worker(new URL('./tank-worker.ts', import.meta.url), { type: 'module' });
  const startedAtMs = lab.now();
  await withDemoWorker(worker, setting, lab, (opened) =>
    opened.call(way, asked, (numbers) => {
      if (!isThere) onTank();
      isThere = true;
      run = withNumbers(run, numbers as TankNumbers);
      tell(run);
    }),
  );
  tell({ ...run, tookMs: lab.now() - startedAtMs });
}

function turnValve(lab: LabApi, open: boolean): void {
  // A run that just ended has no valve any more: then there is nothing to turn.
  void fetch(lab.url('/websocket/valve', { open }), { method: 'POST' }).catch(() => undefined);
}
