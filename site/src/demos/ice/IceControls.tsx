/** Which servers the peers are given, and what else is different from an everyday call. */
import type { Signal } from '@preact/signals';
import { WordChoice } from '../WordChoice.tsx';
import {
  exchanges,
  exchangeWords,
  policies,
  policyWords,
  serverChoices,
  serverWords,
  type IceSetting,
} from './ice-setting.ts';

interface Props {
  /** False until somebody hears the switches, and while a call is up. */
  readonly enabled: boolean;
  readonly setting: Signal<IceSetting>;
  /** Null while no call is up that could be restarted. */
  readonly onRestart: (() => void) | null;
}

export function IceControls({ enabled, setting, onRestart }: Props) {
  const { server, policy, exchange, asksForMicrophone } = setting.value;
  const change = (part: Partial<IceSetting>): void => {
    setting.value = { ...setting.peek(), ...part };
  };
  return (
    <div class="ice-controls">
      <fieldset disabled={!enabled}>
        <WordChoice
          class="ice-choice"
          label="server"
          value={server}
          choices={serverChoices}
          words={serverWords}
          onChoose={(chosen) => change({ server: chosen })}
        />
        <WordChoice
          class="ice-choice"
          label="use"
          value={policy}
          choices={policies}
          words={policyWords}
          onChoose={(chosen) => change({ policy: chosen })}
        />
        <WordChoice
          class="ice-choice"
          label="candidates"
          value={exchange}
          choices={exchanges}
          words={exchangeWords}
          onChoose={(chosen) => change({ exchange: chosen })}
        />
        <Check
          label="real addresses (asks for the microphone)"
          checked={asksForMicrophone}
          onCheck={(checked) => change({ asksForMicrophone: checked })}
        />
      </fieldset>
      <button
        type="button"
        class="button"
        disabled={onRestart === null}
        onClick={() => onRestart?.()}
      >
        Restart ICE
      </button>
    </div>
  );
}

interface CheckProps {
  readonly label: string;
  readonly checked: boolean;
  readonly onCheck: (checked: boolean) => void;
}

function Check({ label, checked, onCheck }: CheckProps) {
  return (
    <label class="ice-choice">
      <input
        type="checkbox"
        checked={checked}
        onChange={({ currentTarget }) => onCheck(currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
