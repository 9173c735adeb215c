/** What the call carries. */
import type { Signal } from '@preact/signals';
import type { FiveTupleSetting } from './five-tuple-run.ts';

interface Props {
  readonly enabled: boolean;
  readonly setting: Signal<FiveTupleSetting>;
}

/** One SCTP packet has room for it. */
const maxCharacters = 200;

export function FiveTupleControls({ enabled, setting }: Props) {
  return (
    <fieldset class="five-tuple-controls" disabled={!enabled}>
      <label>
        <span>message</span>
        <input
          type="text"
          maxLength={maxCharacters}
          value={setting.value.message}
          onInput={({ currentTarget: { value: message } }) =>
            (setting.value = { ...setting.peek(), message })
          }
        />
      </label>
      <label>
        <input
          type="checkbox"
          checked={setting.value.sendsVideo}
          onChange={({ currentTarget: { checked: sendsVideo } }) =>
            (setting.value = { ...setting.peek(), sendsVideo })
          }
        />
        <span>send a picture too (a drawing, no camera)</span>
      </label>
    </fieldset>
  );
}
