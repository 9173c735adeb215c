/** What is published, and how ICE is told. */
import type { Signal } from '@preact/signals';
import type { WhipSetting } from './whip-run.ts';

interface Props {
  readonly enabled: boolean;
  readonly setting: Signal<WhipSetting>;
}

export function WhipControls({ enabled, setting }: Props) {
  const { source, trickles, restartsIce } = setting.value;
  const change = (part: Partial<WhipSetting>): void => {
    setting.value = { ...setting.peek(), ...part };
  };
  return (
    <fieldset class="whip-controls" disabled={!enabled}>
      <legend class="visually-hidden">Publish</legend>
      <label>
        <span>publish</span>
        <select
          value={source}
          onChange={({ currentTarget: { value } }) =>
            change({ source: value === 'camera' ? 'camera' : 'drawing' })
          }
        >
          <option value="drawing">a drawing by this page</option>
          <option value="camera">the camera</option>
        </select>
      </label>
      <label>
        <span>candidates</span>
        <select
          value={trickles ? 'patch' : 'offer'}
          onChange={({ currentTarget: { value } }) => change({ trickles: value === 'patch' })}
        >
          <option value="patch">later, by PATCH</option>
          <option value="offer">in the offer</option>
        </select>
      </label>
      <label>
        <input
          type="checkbox"
          checked={restartsIce}
          onChange={({ currentTarget: { checked } }) => change({ restartsIce: checked })}
        />
        <span>restart ICE halfway</span>
      </label>
    </fieldset>
  );
}
