/** Whose pictures, how many of them, and whether objects are marked. */
import type { Signal } from '@preact/signals';
import {
  captureSources,
  frameRates,
  thresholds,
  type CaptureSetting,
  type CaptureSource,
} from './capture-setting.ts';
import { sourceWords } from './capture-words.ts';

interface Props {
  readonly alive: boolean;
  /** A run goes on: its source stays, the rest can be changed. */
  readonly running: boolean;
  readonly setting: Signal<CaptureSetting>;
  readonly onSnapshot: () => void;
}

export function CaptureControls({ alive, running, setting, onSnapshot }: Props) {
  const change = (part: Partial<CaptureSetting>): void => {
    setting.value = { ...setting.peek(), ...part };
  };
  const { boxes, threshold, fps } = setting.value;
  return (
    <div class="capture-controls">
      <fieldset disabled={!alive}>
        <legend class="visually-hidden">the pictures, and what is done with them</legend>
        <SourceChoice
          enabled={!running}
          chosen={setting.value.source}
          onChoose={(source) => change({ source })}
        />
        <label class="capture-choice">
          <input
            type="checkbox"
            checked={boxes}
            onChange={({ currentTarget }) => change({ boxes: currentTarget.checked })}
          />
          <span>detect objects</span>
        </label>
        <NumberChoice
          label="threshold in percent"
          value={threshold}
          choices={thresholds}
          disabled={!boxes}
          onChoose={(chosen) => change({ threshold: chosen })}
        />
        <NumberChoice
          label="frames per second"
          value={fps}
          choices={frameRates}
          onChoose={(chosen) => change({ fps: chosen })}
        />
        <button type="button" class="button" onClick={onSnapshot}>
          Take a snapshot
        </button>
      </fieldset>
    </div>
  );
}

interface SourceProps {
  readonly enabled: boolean;
  readonly chosen: CaptureSource;
  readonly onChoose: (source: CaptureSource) => void;
}

function SourceChoice({ enabled, chosen, onChoose }: SourceProps) {
  return (
    <label class="capture-choice">
      <span>pictures from</span>
      <select
        value={chosen}
        disabled={!enabled}
        onChange={({ currentTarget }) => {
          const source = captureSources.find((one) => one === currentTarget.value);
          if (source !== undefined) onChoose(source);
        }}
      >
        {captureSources.map((source) => (
          <option key={source} value={source}>
            {sourceWords[source]}
          </option>
        ))}
      </select>
    </label>
  );
}

interface NumberProps {
  readonly label: string;
  readonly value: number;
  readonly choices: readonly number[];
  readonly disabled?: boolean;
  readonly onChoose: (value: number) => void;
}

function NumberChoice({ label, value, choices, disabled = false, onChoose }: NumberProps) {
  return (
    <label class="capture-choice">
      <span>{label}</span>
      <select
        value={value}
        disabled={disabled}
        onChange={({ currentTarget }) => onChoose(Number(currentTarget.value))}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    </label>
  );
}
