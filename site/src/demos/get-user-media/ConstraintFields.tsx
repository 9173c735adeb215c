/** The constraints as a form. */
import type { Signal } from '@preact/signals';
import {
  facingModes,
  numberNames,
  strengths,
  switches,
  switchNames,
  type ConstraintForm,
  type NumberName,
} from './constraint-form.ts';
import { inputsOf, type ListedDevice } from './device-list.ts';
import { Check, DeviceField, Select } from './FormFields.tsx';

interface Props {
  readonly form: Signal<ConstraintForm>;
  readonly devices: readonly ListedDevice[];
  /** The form holds now, and not a text of the student's own. */
  readonly onChange: () => void;
}

type Change = (part: Partial<ConstraintForm>) => void;

export function ConstraintFields({ form, devices, onChange }: Props) {
  const change: Change = (part) => {
    form.value = { ...form.peek(), ...part };
    onChange();
  };
  return (
    <div class="gum-form">
      <VideoFields form={form.value} devices={devices} change={change} />
      <AudioFields form={form.value} devices={devices} change={change} />
    </div>
  );
}

interface KindProps {
  readonly form: ConstraintForm;
  readonly devices: readonly ListedDevice[];
  readonly change: Change;
}

function VideoFields({ form, devices, change }: KindProps) {
  const { video, facingMode, facingModeIsExact } = form;
  return (
    <fieldset>
      <legend>
        <Check label="video" checked={video} onChange={(video) => change({ video })} />
      </legend>
      {numberNames.map((name) => (
        <NumberField key={name} name={name} form={form} change={change} />
      ))}
      <div class="gum-field">
        <span>facingMode</span>
        <Select
          label="how facingMode is meant"
          value={facingModeIsExact ? 'exact' : 'ideal'}
          choices={['ideal', 'exact']}
          disabled={!video || facingMode === 'any'}
          onChoose={(how) => change({ facingModeIsExact: how === 'exact' })}
        />
        <Select
          label="facingMode"
          value={facingMode}
          choices={facingModes}
          disabled={!video}
          onChoose={(facingMode) => change({ facingMode })}
        />
      </div>
      <DeviceField
        label="camera"
        chosen={form.camera}
        devices={inputsOf(devices, 'videoinput')}
        disabled={!video}
        onChoose={(camera) => change({ camera })}
      />
    </fieldset>
  );
}

function AudioFields({ form, devices, change }: KindProps) {
  return (
    <fieldset>
      <legend>
        <Check label="audio" checked={form.audio} onChange={(audio) => change({ audio })} />
      </legend>
      {switchNames.map((name) => (
        <div key={name} class="gum-field">
          <span>{name}</span>
          <Select
            label={name}
            value={form[name]}
            choices={switches}
            disabled={!form.audio}
            onChoose={(value) => change({ [name]: value })}
          />
        </div>
      ))}
      <DeviceField
        label="microphone"
        chosen={form.microphone}
        devices={inputsOf(devices, 'audioinput')}
        disabled={!form.audio}
        onChoose={(microphone) => change({ microphone })}
      />
    </fieldset>
  );
}

interface NumberProps extends Omit<KindProps, 'devices'> {
  readonly name: NumberName;
}

function NumberField({ name, form, change }: NumberProps) {
  const wish = form[name];
  return (
    <div class="gum-field">
      <span>{name}</span>
      <Select
        label={`how ${name} is meant`}
        value={wish.how}
        choices={strengths}
        disabled={!form.video}
        onChoose={(how) => change({ [name]: { ...wish, how } })}
      />
      <input
        type="text"
        inputMode="numeric"
        aria-label={name}
        placeholder="any"
        value={wish.text}
        disabled={!form.video}
        onInput={({ currentTarget }) => change({ [name]: { ...wish, text: currentTarget.value } })}
      />
    </div>
  );
}
