/** The two networks, drawn by select boxes. */
import { portAssignmentIds, portAssignments } from '@wireside/labs-server/wire/nat/nat-behavior.ts';
import type { NatScenario } from '@wireside/labs-server/wire/nat/nat-scenario.ts';
import { PresetButtons } from '../PresetButtons.tsx';
import { natPresets, presetOf } from './nat-presets.ts';
import { Check } from './NatCheck.tsx';
import { NatSelect } from './NatSelect.tsx';
import { NatSideControls } from './NatSideControls.tsx';

export interface NatControlsProps {
  readonly scenario: NatScenario;
  readonly disabled: boolean;
  readonly onChange: (scenario: NatScenario) => void;
}

export function NatControls({ scenario, disabled, onChange }: NatControlsProps) {
  const change = (part: Partial<NatScenario>): void => onChange({ ...scenario, ...part });
  return (
    <div class="nat-controls">
      <fieldset class="nat-plain" disabled={disabled}>
        <PresetButtons
          presets={natPresets}
          chosen={presetOf(scenario)}
          ownText="Two networks of your own."
          onChoose={(preset) => onChange(preset.scenario)}
        />
      </fieldset>
      <details class="nat-own">
        <summary>Draw the two networks yourself</summary>
        <div class="nat-sides">
          <NatSideControls
            legend="Alice’s network"
            side={scenario.alice}
            disabled={disabled}
            onChange={(alice) => change({ alice })}
          />
          <NatSideControls
            legend="Bob’s network"
            side={scenario.bob}
            disabled={disabled}
            onChange={(bob) => change({ bob })}
          />
        </div>
        <CommonControls scenario={scenario} disabled={disabled} onChange={onChange} />
      </details>
    </div>
  );
}

const timeouts = { 3: '3 s', 30: '30 s', 120: '2 min', 300: '5 min' } as const;
const stays = { 0: 'no time', 60: '1 min', 120: '2 min' } as const;

function CommonControls({ scenario, disabled, onChange }: NatControlsProps) {
  const change = (part: Partial<NatScenario>): void => onChange({ ...scenario, ...part });
  return (
    <fieldset class="nat-common" disabled={disabled}>
      <legend>both</legend>
      <Check label="TURN server" value={scenario.turn} onChange={(turn) => change({ turn })} />
      <Check
        label="one more NAT for both"
        value={scenario.sharedNat}
        onChange={(sharedNat) => change({ sharedNat })}
      />
      <Check
        label="NATs do hairpinning"
        value={scenario.hairpinning}
        onChange={(hairpinning) => change({ hairpinning })}
      />
      <NatSelect
        label="external ports"
        value={scenario.ports}
        choices={portAssignmentIds.map((id) => [id, portAssignments[id].name] as const)}
        onChoose={(ports) => change({ ports })}
      />
      <NatSelect
        label="a mapping lives"
        value={String(scenario.mappingTimeoutS)}
        choices={Object.entries(timeouts)}
        onChoose={(value) => change({ mappingTimeoutS: Number(value) })}
      />
      <NatSelect
        label="they stay connected"
        value={String(scenario.stayS)}
        choices={Object.entries(stays)}
        onChoose={(value) => change({ stayS: Number(value) })}
      />
    </fieldset>
  );
}
