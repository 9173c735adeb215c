/** A call that is forced through our TURN server. */
import { useSignal, type Signal } from '@preact/signals';
import { BenchFrame } from '../../bench/BenchFrame.tsx';
import { startInPage } from '../../bench/page-run.ts';
import { useBenchModel } from '../../bench/use-bench-model.ts';
import { useServices } from '../../bench/use-services.ts';
import { formatBytes } from '../../wire-view/quantities.ts';
import { calmly } from '../calmly.ts';
import { shownTrace } from '../shown-trace.ts';
import { faceLine, shownFace } from '../trace-face.ts';
import { WordChoice } from '../WordChoice.tsx';
import { TurnFace } from './TurnFace.tsx';
import { readTurnReport, turnWays, type TurnReport, type TurnSetting } from './turn-report.ts';
import { runTurn } from './turn-run.ts';
import { wayWords } from './turn-words.ts';
import '../demo-face.css';

const face = 'turn';

/** The counts change no faster than anybody reads. */
const drawMs = 120;

/** A text that nobody else writes. */
const marker = (): string => `from-alice-${crypto.getRandomValues(new Uint32Array(1))[0]}`;

const world = { nowMs: () => Date.now(), marker };

export default function TurnIsland({ id }: { readonly id: string }) {
  const services = useServices();
  const bench = useBenchModel(services, { id, needsLab: true, need: { a: 1, b: 0 } });
  const setting = useSignal<TurnSetting>({ way: 'turn-udp', byteLength: 20_000 });
  const report = useSignal<TurnReport | null>(null);
  const running = bench?.state.value === 'running' || bench?.state.value === 'waiting';
  const run = (): void =>
    startInPage(bench, 'direct', (lab) => {
      const tell = calmly(
        (told: TurnReport) => void (report.value = told),
        drawMs,
        (delayMs, callback) => void setTimeout(callback, delayMs),
      );
      return runTurn(lab, setting.peek(), world, tell);
    });
  const lines = () =>
    report.value === null ? [] : [faceLine(face, report.value, bench?.originUs.peek() ?? 0)];
  return (
    <BenchFrame
      id={id}
      title="Live · through the relay"
      endpoint="TURN"
      services={services}
      model={bench}
      via={null}
      needsLab
      onRun={run}
      console={lines}
      beforeRun="Press Run: every message between the two peers and the TURN server appears here, byte for byte."
    >
      {({ trace }) => (
        <div class="demo-face turn">
          <TurnControls enabled={bench !== null && !running} setting={setting} />
          <TurnFace
            {...shownFace(trace.value?.metadata ?? null, report.value, face, readTurnReport)}
            shown={shownTrace(trace.value, services, bench)}
            running={running && trace.value === null}
          />
        </div>
      )}
    </BenchFrame>
  );
}

const amounts = [20_000, 100_000, 300_000] as const;

interface ControlsProps {
  readonly enabled: boolean;
  readonly setting: Signal<TurnSetting>;
}

function TurnControls({ enabled, setting }: ControlsProps) {
  const { way, byteLength } = setting.value;
  const change = (part: Partial<TurnSetting>): void => {
    setting.value = { ...setting.peek(), ...part };
  };
  return (
    <fieldset class="turn-controls" disabled={!enabled}>
      <WordChoice
        label="to the server"
        value={way}
        choices={turnWays}
        words={wayWords}
        onChoose={(chosen) => change({ way: chosen })}
      />
      <label>
        <span>text</span>
        <select
          value={byteLength}
          onChange={({ currentTarget: { value } }) => change({ byteLength: Number(value) })}
        >
          {amounts.map((amount) => (
            <option key={amount} value={amount}>
              {formatBytes(amount)}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  );
}
