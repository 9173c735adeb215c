/** Who is at the other end, how the page sends, and where the last word goes. */
import type { Signal } from '@preact/signals';
import { wordPlaces, type WordPlace } from './channel-tank-report.ts';
import { placeWords, pourWords } from './channel-tank-words.ts';
import type { OtherSide } from './channel-report.ts';
import { pourWays, type PourWay } from './pour.ts';
import { SideChoice } from './SideChoice.tsx';

interface Props {
  /** False until somebody hears the switches, and while a run goes on. */
  readonly enabled: boolean;
  readonly side: Signal<OtherSide>;
  readonly way: Signal<PourWay>;
  readonly place: Signal<WordPlace>;
  readonly lowBytes: Signal<number>;
}

const thresholds = [0, 65_536, 524_288] as const;

export function ChannelTankControls({ enabled, side, way, place, lowBytes }: Props) {
  return (
    <div class="tank-controls channel-tank-controls">
      <SideChoice enabled={enabled} side={side} />
      <fieldset disabled={!enabled}>
        <legend>the page sends {side.value === 'bob' ? 80 : 320} × 64 KiB</legend>
        <Radios name="pour" values={pourWays} words={pourWords} chosen={way} />
        <label class="tank-choice">
          <span>bufferedAmountLowThreshold</span>
          <select
            value={lowBytes.value}
            disabled={way.value !== 'wait'}
            onChange={({ currentTarget }) => (lowBytes.value = Number(currentTarget.value))}
          >
            {thresholds.map((bytes) => (
              <option key={bytes} value={bytes}>
                {bytes.toLocaleString('en')} B
              </option>
            ))}
          </select>
        </label>
      </fieldset>
      <fieldset disabled={!enabled}>
        <legend>and half way one word</legend>
        <Radios name="word" values={wordPlaces} words={placeWords} chosen={place} />
      </fieldset>
    </div>
  );
}

interface RadiosProps<Value extends string> {
  readonly name: string;
  readonly values: readonly Value[];
  readonly words: Readonly<Record<Value, string>>;
  readonly chosen: Signal<Value>;
}

function Radios<Value extends string>({ name, values, words, chosen }: RadiosProps<Value>) {
  return values.map((value) => (
    <label key={value} class="tank-choice">
      <input
        type="radio"
        name={`channel-tank-${name}`}
        checked={chosen.value === value}
        onChange={() => (chosen.value = value)}
      />
      <span>{words[value]}</span>
    </label>
  ));
}
