/** The back-pressure tank of a data channel, and a word that waits behind a file or does not. */
import { useSignal } from '@preact/signals';
import type { BenchModel } from '../../bench/bench-model.ts';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { startInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { useStyles } from '../../styles/use-styles.ts';
import { faceLine, shownFace } from '../trace-face.ts';
import tankStyles from '../websocket/tank.css?url';
import {
  noTankRuns,
  readChannelTankReport,
  withTankRun,
  type WordPlace,
} from './channel-tank-report.ts';
import type { OtherSide } from './channel-report.ts';
import { ChannelTankControls } from './ChannelTankControls.tsx';
import { ChannelTankFace } from './ChannelTankFace.tsx';
import { fillTank } from './fill-tank.ts';
import type { PourWay } from './pour.ts';
import styles from './data-channel.css?url';
import '../demo-face.css';

const face = 'channel-tank';
const beforeRun =
  'Between two connections of this page nothing crosses the lab server. Choose Bob, and every datagram appears here.';

export default function ChannelTankIsland({ id }: { readonly id: string }) {
  useStyles(tankStyles);
  useStyles(styles);
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: false, need: { a: 1, b: 0 } });
  const { side, way, place, lowBytes, report, run } = useChannelTank(bench);
  const running = bench?.state.value === 'running';
  const lines = () =>
    report.value === noTankRuns ? [] : [faceLine(face, report.value, bench?.originUs.peek() ?? 0)];
  return (
    <BenchFrame
      id={id}
      title="Live · the tank of a data channel"
      endpoint="POST /webrtc/offer"
      services={services}
      model={bench}
      via={null}
      needsLab={side.value === 'bob'}
      onRun={run}
      runLabel="Send"
      beforeRun={beforeRun}
      console={lines}
    >
      {({ trace }) => (
        <div class="demo-face tank channels">
          <ChannelTankControls
            enabled={bench !== null && !running}
            {...{ side, way, place, lowBytes }}
          />
          <ChannelTankFace
            {...shownFace(trace.value?.metadata ?? null, report.value, face, readChannelTankReport)}
            running={running && trace.value === null}
          />
        </div>
      )}
    </BenchFrame>
  );
}

function useChannelTank(bench: BenchModel | null) {
  const side = useSignal<OtherSide>('page');
  const way = useSignal<PourWay>('loop');
  const place = useSignal<WordPlace>('same');
  const lowBytes = useSignal(65_536);
  const report = useSignal(noTankRuns);
  const run = (): void =>
    startInPage(bench, 'direct', (lab) => {
      const asked = {
        side: side.peek(),
        way: way.peek(),
        place: place.peek(),
        lowBytes: lowBytes.peek(),
      };
      return fillTank(lab, asked, (newest) => {
        report.value = withTankRun(report.peek(), newest);
      });
    });
  return { side, way, place, lowBytes, report, run };
}
