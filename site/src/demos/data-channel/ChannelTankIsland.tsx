/** The back-pressure tank of a data channel, and a word that waits behind a file or does not. */
import { useSignal } from '@preact/signals';
import type { BenchModel } from '../../bench/bench-model.ts';
import { startInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { useStyles } from '../../styles/use-styles.ts';
import tankStyles from '../websocket/tank.css?url';
import { noTankRuns, withTankRun, type WordPlace } from './channel-tank-runs.ts';
import { ChannelTankControls } from './ChannelTankControls.tsx';
import { ChannelTankFace } from './ChannelTankFace.tsx';
import { fillTank } from './fill-tank.ts';
import { PageBench } from './PageBench.tsx';
import type { PourWay } from './pour.ts';
import styles from './data-channel.css?url';
import '../../bench/bench.css';
import '../demo-face.css';

export default function ChannelTankIsland({ id }: { readonly id: string }) {
  useStyles(tankStyles);
  useStyles(styles);
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: false, need: { a: 0, b: 0 } });
  const { way, place, lowBytes, runs, run } = useChannelTank(bench);
  const running = bench?.state.value === 'running';
  return (
    <PageBench title="Live · the tank of a data channel" model={bench} runLabel="Send" onRun={run}>
      <div class="demo-face tank channels">
        <ChannelTankControls enabled={bench !== null && !running} {...{ way, place, lowBytes }} />
        <ChannelTankFace runs={runs.value} running={running} />
      </div>
    </PageBench>
  );
}

function useChannelTank(bench: BenchModel | null) {
  const way = useSignal<PourWay>('loop');
  const place = useSignal<WordPlace>('same');
  const lowBytes = useSignal(65_536);
  const runs = useSignal(noTankRuns);
  const run = (): void =>
    startInPage(bench, 'direct', (lab) => {
      const asked = { way: way.peek(), place: place.peek(), lowBytes: lowBytes.peek() };
      return fillTank(lab, asked, (newest) => {
        runs.value = withTankRun(runs.peek(), newest);
      });
    });
  return { way, place, lowBytes, runs, run };
}
