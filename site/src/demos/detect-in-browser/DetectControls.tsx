/** Who looks for objects, and in which frames. */
import type { Signal } from '@preact/signals';
import { lookers, type DetectSetting } from './detect-report.ts';
import { lookerWords } from './detect-words.ts';

interface Props {
  /** False until somebody hears the switches. */
  readonly alive: boolean;
  readonly running: boolean;
  readonly setting: Signal<DetectSetting>;
}

const amounts = [10, 30, 100, null] as const;

export function DetectControls(props: Props) {
  const { alive, running, setting } = props;
  const { looker } = setting.value;
  return (
    <div class="detect-controls">
      <fieldset disabled={!alive || running} aria-label="who looks for objects">
        <span aria-hidden="true">who looks</span>
        {lookers.map((one) => (
          <label key={one} class="detect-choice">
            <input
              type="radio"
              name="detect-looker"
              checked={looker === one}
              onChange={() => (setting.value = { ...setting.peek(), looker: one })}
            />
            <span>{lookerWords[one]}</span>
          </label>
        ))}
      </fieldset>
      <FrameChoices {...props} />
    </div>
  );
}

function FrameChoices({ alive, running, setting }: Props) {
  const { looker, fps, quality, threshold, frames } = setting.value;
  const change = (part: Partial<DetectSetting>): void => {
    setting.value = { ...setting.peek(), ...part };
  };
  const locked = !alive || running;
  return (
    <div class="detect-numbers" role="group" aria-label="the frames">
      <Choice
        label="frames per second"
        disabled={locked}
        value={String(fps)}
        choices={[2, 5, 10]}
        onChoose={(value) => change({ fps: Number(value) })}
      />
      <Choice
        label="quality"
        disabled={locked}
        value={String(quality)}
        choices={[30, 50, 75, 95]}
        onChoose={(value) => change({ quality: Number(value) })}
      />
      <Choice
        label="how many frames"
        disabled={locked}
        value={String(frames)}
        choices={amounts}
        onChoose={(value) => change({ frames: value === 'null' ? null : Number(value) })}
      />
      <Choice
        label="threshold in percent"
        // The page has the boxes as numbers, and can choose again at any time.
        disabled={!alive || (running && looker === 'server')}
        value={String(threshold)}
        choices={[20, 30, 40, 60]}
        onChoose={(value) => change({ threshold: Number(value) })}
      />
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly disabled: boolean;
  readonly value: string;
  readonly choices: readonly (number | null)[];
  readonly onChoose: (value: string) => void;
}

function Choice({ label, disabled, value, choices, onChoose }: ChoiceProps) {
  return (
    <label class="detect-choice">
      <span>{label}</span>
      <select
        value={value}
        disabled={disabled}
        onChange={({ currentTarget }) => onChoose(currentTarget.value)}
      >
        {choices.map((choice) => (
          <option key={choice} value={String(choice)}>
            {choice ?? 'until Stop'}
          </option>
        ))}
      </select>
    </label>
  );
}
