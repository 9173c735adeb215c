/** A call of two peers in one page, and all that its ICE agents tell. */
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { faceLine, shownFace } from '../trace-face.ts';
import { IceControls } from './IceControls.tsx';
import { IceFace } from './IceFace.tsx';
import { readIceReport } from './ice-report.ts';
import type { IceSetting } from './ice-setting.ts';
import { useIceCall } from './use-ice-call.ts';
import '../demo-face.css';

const face = 'ice';

const firstSetting: IceSetting = {
  server: 'none',
  policy: 'all',
  exchange: 'together',
  asksForMicrophone: false,
};

export default function IceIsland({ id }: { readonly id: string }) {
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: false, need: { a: 1, b: 0 } });
  const { setting, report, restart, run } = useIceCall(bench, firstSetting);
  const state = bench?.state.value;
  const running = state === 'running' || state === 'waiting';
  const lines = () =>
    report.value === null ? [] : [faceLine(face, report.value, bench?.originUs.peek() ?? 0)];
  return (
    <BenchFrame
      id={id}
      title="Live · two peers find each other"
      endpoint="RTCPeerConnection"
      services={services}
      model={bench}
      via={null}
      needsLab={false}
      onRun={run}
      console={lines}
      beforeRun="What the peers say to the lab’s STUN and TURN server appears here. What they say to each other passes no server."
    >
      {(recorded) => (
        <div class="demo-face ice">
          <IceControls
            enabled={bench !== null && !running}
            setting={setting}
            onRestart={recorded.trace.value === null ? restart.value : null}
          />
          <IceFace
            {...shownFace(
              recorded.trace.value?.metadata ?? null,
              report.value,
              face,
              readIceReport,
            )}
            setting={setting.value}
            onRecorded={recorded.trace.value === null ? () => void recorded.show() : null}
          />
        </div>
      )}
    </BenchFrame>
  );
}
