/** What the camera is asked for. */
import type { Signal } from '@preact/signals';
import { flushes, type CameraSetting } from './camera-report.ts';
import { flushWords } from './camera-words.ts';
import { NumberChoice } from './NumberChoice.tsx';

interface Props {
  /** False until somebody hears the switches, and while a run goes on. */
  readonly enabled: boolean;
  readonly setting: Signal<CameraSetting>;
}

const amounts = [10, 30, 100, null] as const;

export function CameraControls({ enabled, setting }: Props) {
  const change = (part: Partial<CameraSetting>): void => {
    setting.value = { ...setting.peek(), ...part };
  };
  return (
    <div class="m-jpeg-controls">
      <fieldset disabled={!enabled}>
        <legend>the delimiter line of the next part is sent</legend>
        {flushes.map((flush) => (
          <label key={flush} class="m-jpeg-choice">
            <input
              type="radio"
              name="m-jpeg-flush"
              checked={setting.value.flush === flush}
              onChange={() => change({ flush })}
            />
            <span>{flushWords[flush]}</span>
          </label>
        ))}
      </fieldset>
      <PictureChoice {...{ enabled, setting, change }} />
    </div>
  );
}

interface PictureProps extends Props {
  readonly change: (part: Partial<CameraSetting>) => void;
}

function PictureChoice({ enabled, setting, change }: PictureProps) {
  const { frames, boxes } = setting.value;
  return (
    <fieldset disabled={!enabled}>
      <legend>the pictures</legend>
      <NumberChoice
        label="frames per second"
        value={setting.value.fps}
        choices={[2, 5, 10, 15, 30]}
        onChoose={(fps) => change({ fps })}
      />
      <NumberChoice
        label="quality"
        value={setting.value.quality}
        choices={[10, 30, 50, 75, 95]}
        onChoose={(quality) => change({ quality })}
      />
      <label class="m-jpeg-choice">
        <select
          aria-label="how many frames"
          value={String(frames)}
          onChange={({ currentTarget: { value } }) =>
            change({ frames: value === 'null' ? null : Number(value) })
          }
        >
          {amounts.map((amount) => (
            <option key={amount} value={String(amount)}>
              {amount === null ? 'until Stop, without img' : `${amount} frames`}
            </option>
          ))}
        </select>
      </label>
      <CheckChoice label="mark objects" checked={boxes} onCheck={(boxes) => change({ boxes })} />
      {boxes && (
        <NumberChoice
          label="threshold in percent"
          value={setting.value.threshold}
          choices={[20, 30, 40, 60]}
          onChoose={(threshold) => change({ threshold })}
        />
      )}
    </fieldset>
  );
}

interface CheckProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onCheck: (checked: boolean) => void;
}

function CheckChoice({ label, checked, onCheck }: CheckProps) {
  return (
    <label class="m-jpeg-choice">
      <input
        type="checkbox"
        checked={checked}
        onChange={({ currentTarget }) => onCheck(currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
