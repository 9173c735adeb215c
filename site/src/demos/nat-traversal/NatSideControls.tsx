/** One side: how many NATs, what they do, and whether UDP gets out at all. */
import {
  filteringBehaviors,
  mappingBehaviors,
} from '@wireside/labs-server/wire/nat/nat-behavior.ts';
import type { NatSide } from '@wireside/labs-server/wire/nat/nat-scenario.ts';
import { classicWords } from './nat-words.ts';
import { Check } from './NatCheck.tsx';
import { NatSelect } from './NatSelect.tsx';

interface Props {
  readonly legend: string;
  readonly side: NatSide;
  readonly disabled: boolean;
  readonly onChange: (side: NatSide) => void;
}

const counts = [
  ['0', 'none'],
  ['1', 'one'],
  ['2', 'two in a row'],
] as const;
const natsOf = { '0': 0, '1': 1, '2': 2 } as const;

/** The label says of what: mapping and filtering have the same three words. */
const behaviorWords = [
  ['endpoint-independent', 'endpoint-independent'],
  ['address-dependent', 'address-dependent'],
  ['address-and-port-dependent', 'address and port-dependent'],
] as const;

export function NatSideControls({ legend, side, disabled, onChange }: Props) {
  const change = (part: Partial<NatSide>): void => onChange({ ...side, ...part });
  return (
    <fieldset class="nat-side" disabled={disabled}>
      <legend>{legend}</legend>
      <NatSelect
        label="NATs"
        value={String(side.nats) as '0' | '1' | '2'}
        choices={counts}
        onChoose={(count) => change({ nats: natsOf[count] })}
      />
      <NatSelect
        label="mapping"
        value={side.mapping}
        choices={behaviorWords}
        onChoose={(mapping) => change({ mapping })}
      />
      <NatSelect
        label="filtering"
        value={side.filtering}
        choices={behaviorWords}
        onChoose={(filtering) => change({ filtering })}
      />
      <Check
        label="a firewall blocks UDP"
        value={side.udpBlocked}
        onChange={(udpBlocked) => change({ udpBlocked })}
      />
      <p class="nat-about">
        {side.nats > 0 && (
          <>
            {mappingBehaviors[side.mapping].meaning}{' '}
            {filteringBehaviors[side.filtering].meaning}{' '}
          </>
        )}
        {classicWords(side)}
      </p>
    </fieldset>
  );
}
