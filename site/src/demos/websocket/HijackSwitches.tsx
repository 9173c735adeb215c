/** Which attack: the attacker's page, the cookie's SameSite, the server's check. */
import type { Signal } from '@preact/signals';
import {
  attackers,
  originChecks,
  sameSiteValues,
  type Attacker,
  type HijackCase,
  type OriginCheck,
} from './hijack-case.ts';

export const attackerLabels: Readonly<Record<Attacker, string>> = {
  'same-site': 'lab B, the same site',
  'cross-site': 'the other name, another site',
  sandboxed: 'a sandboxed frame, origin null',
};

const checkLabels: Readonly<Record<OriginCheck, string>> = {
  none: 'none',
  exact: 'Origin must be ours',
};

interface Props {
  /** False until somebody hears the switches. */
  readonly alive: boolean;
  readonly chosen: Signal<HijackCase>;
  readonly every: Signal<boolean>;
}

export function HijackSwitches({ alive, chosen, every }: Props) {
  const change = (part: Partial<HijackCase>): void =>
    void (chosen.value = { ...chosen.value, ...part });
  const { attacker, sameSite, originCheck } = chosen.value;
  return (
    <fieldset class="hijack-switches" disabled={!alive}>
      <legend class="visually-hidden">The attack</legend>
      <Choice
        label="attacker’s page"
        value={attacker}
        options={attackers.map((value) => ({ value, label: attackerLabels[value] }))}
        disabled={every.value}
        onChange={(value) => change({ attacker: value })}
      />
      <Choice
        label="cookie’s SameSite"
        value={sameSite}
        options={sameSiteValues.map((value) => ({ value, label: value }))}
        disabled={every.value}
        onChange={(value) => change({ sameSite: value })}
      />
      <Choice
        label="server’s check"
        value={originCheck}
        options={originChecks.map((value) => ({ value, label: checkLabels[value] }))}
        disabled={every.value}
        onChange={(value) => change({ originCheck: value })}
      />
      <label class="hijack-every">
        <input
          type="checkbox"
          checked={every.value}
          onChange={({ currentTarget }) => (every.value = currentTarget.checked)}
        />
        <span>every combination</span>
      </label>
    </fieldset>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly disabled: boolean;
  readonly onChange: (value: Value) => void;
}

function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, value, options, disabled, onChange } = props;
  return (
    <label class="hijack-choice">
      <span>{label}</span>
      <select
        value={value}
        disabled={disabled}
        onChange={({ currentTarget }) => onChange(currentTarget.value as Value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}
