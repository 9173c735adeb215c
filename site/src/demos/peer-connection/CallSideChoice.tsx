/** With whom the call is. */
import type { Signal } from '@preact/signals';
import { callSides, callSideWords, type CallSide } from './call-side.ts';

interface Props {
  readonly enabled: boolean;
  readonly side: Signal<CallSide>;
}

export function CallSideChoice({ enabled, side }: Props) {
  return (
    <label class="channels-choice">
      <span>the other side</span>
      <select
        value={side.value}
        disabled={!enabled}
        onChange={({ currentTarget }) => {
          const chosen = callSides.find((one) => one === currentTarget.value);
          if (chosen !== undefined) side.value = chosen;
        }}
      >
        {callSides.map((one) => (
          <option key={one} value={one}>
            {callSideWords[one]}
          </option>
        ))}
      </select>
    </label>
  );
}
