/** The student's own browser asks our STUN server. */
import { useSignal, type Signal } from '@preact/signals';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { startInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { shownTrace } from '../shown-trace.ts';
import { faceLine, shownFace } from '../trace-face.ts';
import { StunFace } from './StunFace.tsx';
import { readStunReport, type StunReport, type StunSetting } from './stun-report.ts';
import { runStun } from './stun-run.ts';
import '../demo-face.css';

const face = 'stun';

export default function StunIsland({ id }: { readonly id: string }) {
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 1, b: 0 } });
  const setting = useSignal<StunSetting>({ pretendsNat: false, asksForMicrophone: false });
  const report = useSignal<StunReport | null>(null);
  const running = bench?.state.value === 'running' || bench?.state.value === 'waiting';
  const run = (): void =>
    startInPage(bench, 'direct', (lab, { run: number }) =>
      runStun(lab, number, setting.peek(), (told) => void (report.value = told)),
    );
  const lines = () =>
    report.value === null ? [] : [faceLine(face, report.value, bench?.originUs.peek() ?? 0)];
  return (
    <BenchFrame
      id={id}
      title="Live · what address do I have?"
      endpoint="STUN Binding"
      services={services}
      model={bench}
      via={null}
      needsLab
      onRun={run}
      console={lines}
      beforeRun="Press Run: the request of your browser and the answer of the server appear here, byte for byte."
    >
      {({ trace }) => (
        <div class="demo-face stun">
          <StunControls enabled={bench !== null && !running} setting={setting} />
          <StunFace
            {...shownFace(trace.value?.metadata ?? null, report.value, face, readStunReport)}
            shown={shownTrace(trace.value, services, bench)}
          />
        </div>
      )}
    </BenchFrame>
  );
}

interface ControlsProps {
  readonly enabled: boolean;
  readonly setting: Signal<StunSetting>;
}

function StunControls({ enabled, setting }: ControlsProps) {
  const choices = [
    ['pretendsNat', 'pretend a NAT'],
    ['asksForMicrophone', 'real addresses (asks for the microphone)'],
  ] as const;
  return (
    <fieldset class="stun-controls" disabled={!enabled}>
      {choices.map(([name, words]) => (
        <label key={name}>
          <input
            type="checkbox"
            checked={setting.value[name]}
            onChange={({ currentTarget: { checked } }) =>
              (setting.value = { ...setting.peek(), [name]: checked })
            }
          />
          <span>{words}</span>
        </label>
      ))}
    </fieldset>
  );
}
