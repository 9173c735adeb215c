/** Who is at the other end. */
import type { Signal } from '@preact/signals';
import { otherSides, type OtherSide } from './channel-report.ts';
import { sideWords } from './channel-words.ts';

interface Props {
  /** False until somebody hears the switch, and while a run goes on. */
  readonly enabled: boolean;
  readonly side: Signal<OtherSide>;
}

export function SideChoice({ enabled, side }: Props) {
  return (
    <label class="channels-choice">
      <span>the other side</span>
      <select
        value={side.value}
        disabled={!enabled}
        onChange={({ currentTarget }) => {
          const chosen = otherSides.find((one) => one === currentTarget.value);
          if (chosen !== undefined) side.value = chosen;
        }}
      >
        {otherSides.map((one) => (
          <option key={one} value={one}>
            {sideWords[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
