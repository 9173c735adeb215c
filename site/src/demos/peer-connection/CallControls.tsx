/** Who calls whom with what, and what can be changed while the call runs. */
import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { OtherSide } from '../data-channel/channel-report.ts';
import { SideChoice } from '../data-channel/SideChoice.tsx';
import type { CallSession } from './call-session.ts';
import { callSources, sourceWords, type CallSource } from './call-source.ts';
import { codecNames, shortName } from './codec-choice.ts';

interface Props {
  /** False until somebody hears the switches. */
  readonly alive: boolean;
  readonly running: boolean;
  readonly side: Signal<OtherSide>;
  readonly source: Signal<CallSource>;
  readonly echoCancellation: Signal<boolean>;
  /** Null while no call runs. */
  readonly session: CallSession | null;
}

export function CallControls({ alive, running, side, source, echoCancellation, session }: Props) {
  const replace = (): void => {
    void session?.replace(source.peek(), echoCancellation.peek());
  };
  return (
    <div class="call-controls">
      <SideChoice enabled={alive && !running} side={side} />
      <label class="channels-choice">
        <span>Alice sends</span>
        <select
          value={source.value}
          disabled={!alive || (running && session === null)}
          onChange={({ currentTarget }) => {
            const chosen = callSources.find((one) => one === currentTarget.value);
            if (chosen === undefined) return;
            source.value = chosen;
            replace();
          }}
        >
          {callSources.map((one) => (
            <option key={one} value={one}>
              {sourceWords[one]}
            </option>
          ))}
        </select>
      </label>
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
      <RunningControls key={session === null ? 'idle' : 'running'} session={session} />
    </div>
  );
}

/** In kilobits per second; the last position of the slider is no limit. */
const limits = [50, 100, 200, 400, 800, 1600, null] as const;
const shares = [0, 1, 2, 5, 10, 20] as const;

function RunningControls({ session }: { readonly session: CallSession | null }) {
  const limit = useSignal(limits.length - 1);
  const share = useSignal(0);
  const isHeld = useSignal(false);
  const kbps = limits[limit.value] ?? null;
  const percent = shares[share.value] ?? 0;
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
      <label class="channels-choice">
        <input
          type="checkbox"
          checked={isHeld.value}
          onChange={({ currentTarget }) => {
            isHeld.value = currentTarget.checked;
            void session?.hold(currentTarget.checked);
          }}
        />
        <span>hold</span>
      </label>
    </fieldset>
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

interface SliderProps {
  readonly label: string;
  /** What the position means. */
  readonly words: string;
  readonly position: number;
  readonly last: number;
  readonly onMove: (position: number) => void;
}

function Slider({ label, words, position, last, onMove }: SliderProps) {
  return (
    <label class="channels-choice">
      <span>{label}</span>
      <input
        type="range"
        min={0}
        max={last}
        value={position}
        aria-label={label}
        aria-valuetext={words}
        onInput={({ currentTarget }) => onMove(currentTarget.valueAsNumber)}
      />
      <output>{words}</output>
    </label>
  );
}
