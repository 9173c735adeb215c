/** The fields that the form of constraints is made of. */
import type { ListedDevice } from './device-list.ts';

interface DeviceProps {
  readonly label: string;
  /** A deviceId; empty for any. */
  readonly chosen: string;
  readonly devices: readonly ListedDevice[];
  readonly disabled: boolean;
  readonly onChoose: (deviceId: string) => void;
}

export function DeviceField({ label, chosen, devices, disabled, onChoose }: DeviceProps) {
  return (
    <div class="gum-field">
      <span>{label}</span>
      <select
        value={chosen}
        aria-label={label}
        disabled={disabled || devices.length === 0}
        onChange={({ currentTarget }) => onChoose(currentTarget.value)}
      >
        <option value="">any</option>
        {devices.map(({ deviceId, label: name }) => (
          <option key={deviceId} value={deviceId}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

interface CheckProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

export function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label class="gum-check">
      <input
        type="checkbox"
        checked={checked}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}

interface SelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly Value[];
  readonly disabled?: boolean;
  readonly onChoose: (value: Value) => void;
}

export function Select<Value extends string>(props: SelectProps<Value>) {
  const { label, value, choices, disabled = false, onChoose } = props;
  return (
    <select
      value={value}
      aria-label={label}
      disabled={disabled}
      onChange={({ currentTarget }) => {
        const chosen = choices.find((choice) => choice === currentTarget.value);
        if (chosen !== undefined) onChoose(chosen);
      }}
    >
      {choices.map((choice) => (
        <option key={choice}>{choice}</option>
      ))}
    </select>
  );
}
