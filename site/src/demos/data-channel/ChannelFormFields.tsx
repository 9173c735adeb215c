/** The options of a channel as a form. */
import type { Signal } from '@preact/signals';
import { reliabilities, type ChannelForm, type Reliability } from './channel-form.ts';

interface Props {
  readonly form: Signal<ChannelForm>;
  readonly enabled: boolean;
}

const reliabilityWords: Readonly<Record<Reliability, string>> = {
  reliable: 'reliable',
  maxRetransmits: 'maxRetransmits',
  maxPacketLifeTime: 'maxPacketLifeTime (ms)',
};

export function ChannelFormFields({ form, enabled }: Props) {
  const { label, protocol, ordered, reliability, limit, negotiated, id } = form.value;
  const change = (part: Partial<ChannelForm>): void => {
    form.value = { ...form.peek(), ...part };
  };
  return (
    <fieldset class="channels-form" disabled={!enabled}>
      <legend class="visually-hidden">a new channel</legend>
      <Text label="label" value={label} onInput={(label) => change({ label })} />
      <Text label="protocol" value={protocol} onInput={(protocol) => change({ protocol })} />
      <Check label="ordered" checked={ordered} onChange={(ordered) => change({ ordered })} />
      <label class="channels-choice">
        <select
          value={reliability}
          aria-label="reliability"
          onChange={({ currentTarget }) => {
            const chosen = reliabilities.find((one) => one === currentTarget.value);
            if (chosen !== undefined) change({ reliability: chosen });
          }}
        >
          {reliabilities.map((one) => (
            <option key={one} value={one}>
              {reliabilityWords[one]}
            </option>
          ))}
        </select>
      </label>
      {reliability !== 'reliable' && (
        <Count label="limit" value={limit} onInput={(limit) => change({ limit })} />
      )}
      <Check
        label="negotiated"
        checked={negotiated}
        onChange={(negotiated) => change({ negotiated })}
      />
      {negotiated && <Count label="id" value={id} onInput={(id) => change({ id })} />}
    </fieldset>
  );
}

interface FieldProps<Value> {
  readonly label: string;
  readonly value: Value;
  readonly onInput: (value: Value) => void;
}

function Text({ label, value, onInput }: FieldProps<string>) {
  return (
    <label class="channels-choice">
      <span>{label}</span>
      <input
        type="text"
        maxLength={40}
        value={value}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
      />
    </label>
  );
}

function Count({ label, value, onInput }: FieldProps<number>) {
  return (
    <label class="channels-choice">
      <span>{label}</span>
      <input
        type="number"
        min={0}
        max={65535}
        value={value}
        onInput={({ currentTarget }) => onInput(Math.max(0, currentTarget.valueAsNumber || 0))}
      />
    </label>
  );
}

interface CheckProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label class="channels-choice">
      <input
        type="checkbox"
        checked={checked}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
