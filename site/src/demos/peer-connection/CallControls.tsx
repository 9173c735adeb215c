/** Who calls whom with what, and what can be changed while the call runs. */
import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { WordChoice } from '../WordChoice.tsx';
import { callSides, callSideWords, type CallSide } from './call-side.ts';
import type { CallSession } from './call-session.ts';
import { callSources, sourceWords, type CallSource } from './call-source.ts';
import { codecNames, shortName } from './codec-choice.ts';
import { Slider } from './Slider.tsx';

interface Props {
  /** False until somebody hears the switches. */
  readonly alive: boolean;
  readonly running: boolean;
  readonly side: Signal<CallSide>;
  readonly source: Signal<CallSource>;
  readonly echoCancellation: Signal<boolean>;
  /** Null while no call runs. */
  readonly session: CallSession | null;
  /** The call goes through a relay that can lose packets. */
  readonly losesPackets: boolean;
}

export function CallControls(props: Props) {
  const { alive, running, side, source, echoCancellation, session, losesPackets } = props;
  const replace = (): void => {
    void session?.replace(source.peek(), echoCancellation.peek());
  };
  return (
    <div class="call-controls">
      <WordChoice
        class="channels-choice"
        label="the other side"
        value={side.value}
        choices={callSides}
        words={callSideWords}
        disabled={!alive || running}
        onChoose={(chosen) => void (side.value = chosen)}
      />
      <WordChoice
        class="channels-choice"
        label="Alice sends"
        value={source.value}
        choices={callSources}
        words={sourceWords}
        disabled={!alive || (running && session === null)}
        onChoose={(chosen) => {
          source.value = chosen;
          replace();
        }}
      />
      <label class="channels-choice">
        <input
          type="checkbox"
          checked={echoCancellation.value}
          disabled={!alive || source.value !== 'camera'}
          onChange={({ currentTarget }) => {
            echoCancellation.value = currentTarget.checked;
            replace();
          }}
        />
        <span>echo cancellation</span>
      </label>
      <RunningControls
        key={session === null ? 'idle' : 'running'}
        session={session}
        losesPackets={losesPackets}
      />
    </div>
  );
}

/** In kilobits per second; the last position of the slider is no limit. */
const limits = [50, 100, 200, 400, 800, 1600, null] as const;
const shares = [0, 1, 2, 5, 10, 20] as const;

function RunningControls({ session, losesPackets }: Pick<Props, 'session' | 'losesPackets'>) {
  const limit = useSignal(limits.length - 1);
  const share = useSignal(0);
  const loss = useSignal(0);
  const kbps = limits[limit.value] ?? null;
  const percent = shares[share.value] ?? 0;
  const lossPercent = shares[loss.value] ?? 0;
  return (
    <fieldset disabled={session === null}>
      <legend class="visually-hidden">while the call runs</legend>
      <CodecChoice onChoose={(name) => void session?.prefer(name)} />
      <Slider
        label="maxBitrate"
        words={kbps === null ? 'no limit' : `${kbps} kbit/s`}
        position={limit.value}
        last={limits.length - 1}
        onMove={(position) => {
          limit.value = position;
          void session?.limit(limits[position] ?? null);
        }}
      />
      <Slider
        label="frames thrown away behind the encoder"
        words={`${percent} %`}
        position={share.value}
        last={shares.length - 1}
        onMove={(position) => {
          share.value = position;
          session?.setShare((shares[position] ?? 0) / 100);
        }}
      />
      {losesPackets && (
        <Slider
          label="packets lost on the way"
          words={`${lossPercent} %`}
          position={loss.value}
          last={shares.length - 1}
          onMove={(position) => {
            loss.value = position;
            void session?.losePackets(shares[position] ?? 0);
          }}
        />
      )}
      <HoldSwitch onHold={(isHeld) => void session?.hold(isHeld)} />
    </fieldset>
  );
}

function HoldSwitch({ onHold }: { readonly onHold: (isHeld: boolean) => void }) {
  const isHeld = useSignal(false);
  return (
    <label class="channels-choice">
      <input
        type="checkbox"
        checked={isHeld.value}
        onChange={({ currentTarget }) => {
          isHeld.value = currentTarget.checked;
          onHold(currentTarget.checked);
        }}
      />
      <span>hold</span>
    </label>
  );
}

function CodecChoice({ onChoose }: { readonly onChoose: (mimeType: string) => void }) {
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    const known = 'RTCRtpReceiver' in globalThis ? RTCRtpReceiver.getCapabilities('video') : null;
    setNames(codecNames(known?.codecs ?? []));
  }, []);
  return (
    <label class="channels-choice">
      <span>codec first</span>
      <select
        aria-label="codec first"
        onChange={({ currentTarget }) => onChoose(currentTarget.value)}
      >
        {names.map((name) => (
          <option key={name} value={name}>
            {shortName(name)}
          </option>
        ))}
      </select>
    </label>
  );
}
