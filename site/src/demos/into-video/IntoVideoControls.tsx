/** Which ways, for how long, and how the MP4 is made. */
import type { Signal } from '@preact/signals';
import { fragmentWords, tuneWords, wayWords } from './into-video-words.ts';
import { fragments, tunes, wayNames, type IntoVideoSetting, type WayName } from './ways.ts';

interface Props {
  /** False until somebody hears the switches, and while a run goes on. */
  readonly enabled: boolean;
  readonly setting: Signal<IntoVideoSetting>;
}

const durations = [5, 20, 60] as const;

export function IntoVideoControls({ enabled, setting }: Props) {
  const { ways, seconds, tune, fragment } = setting.value;
  const change = (part: Partial<IntoVideoSetting>): void => {
    setting.value = { ...setting.peek(), ...part };
  };
  return (
    <div class="into-video-controls">
      <fieldset disabled={!enabled}>
        <legend>compare</legend>
        <WayChoices ways={ways} onChoose={(ways) => change({ ways })} />
        <Choice
          label="seconds"
          value={seconds}
          choices={durations}
          words={(value) => String(value)}
          onChoose={(seconds) => change({ seconds })}
        />
      </fieldset>
      <fieldset disabled={!enabled || !ways.includes('mse')}>
        <legend>ffmpeg</legend>
        <Choice
          label="the encoder"
          value={tune}
          choices={tunes}
          words={(value) => tuneWords[value]}
          onChoose={(tune) => change({ tune })}
        />
        <Choice
          label="a fragment"
          value={fragment}
          choices={fragments}
          words={(value) => fragmentWords[value]}
          onChoose={(fragment) => change({ fragment })}
        />
      </fieldset>
    </div>
  );
}

interface WayProps {
  readonly ways: readonly WayName[];
  readonly onChoose: (ways: readonly WayName[]) => void;
}

function WayChoices({ ways, onChoose }: WayProps) {
  const choose = (way: WayName, isChosen: boolean): void =>
    onChoose(wayNames.filter((name) => (name === way ? isChosen : ways.includes(name))));
  return wayNames
    .filter((way) => way !== 'canvas')
    .map((way) => (
      <label key={way} class="into-video-choice">
        <input
          type="checkbox"
          checked={ways.includes(way)}
          onChange={({ currentTarget }) => choose(way, currentTarget.checked)}
        />
        <span>{wayWords[way]}</span>
      </label>
    ));
}

interface ChoiceProps<Value> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly Value[];
  readonly words: (value: Value) => string;
  readonly onChoose: (value: Value) => void;
}

function Choice<Value>({ label, value, choices, words, onChoose }: ChoiceProps<Value>) {
  return (
    <label class="into-video-choice">
      <span>{label}</span>
      <select
        value={choices.indexOf(value)}
        onChange={({ currentTarget: { selectedIndex } }) => {
          const chosen = choices[selectedIndex];
          if (chosen !== undefined) onChoose(chosen);
        }}
      >
        {choices.map((choice, index) => (
          <option key={index} value={index}>
            {words(choice)}
          </option>
        ))}
      </select>
    </label>
  );
}
