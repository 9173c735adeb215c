/** Edits to try, in a list: choosing one changes the lines, and shows the first of them. */
import type { Signal } from '@preact/signals';
import { useState } from 'preact/hooks';
import type { Side } from './apply-edit.ts';
import { editPresets, editsOf } from './edit-presets.ts';
import type { ChosenRow } from './listed-rows.ts';
import type { SdpDocument } from './sdp-document.ts';
import type { SdpCall } from './use-sdp-call.ts';

interface Props {
  readonly call: SdpCall;
  readonly side: Side;
  readonly shown: SdpDocument;
  readonly chosen: Signal<ChosenRow | null>;
}

export function EditPresets({ call, side, shown, chosen }: Props) {
  const [presetId, setPresetId] = useState('');
  const preset = editPresets.find(({ id }) => id === presetId) ?? null;
  const choose = (id: string): void => {
    setPresetId(id);
    const taken = editPresets.find((one) => one.id === id);
    if (taken === undefined) return;
    const edits = editsOf(taken, shown);
    call.replaceEdits(side, edits);
    const [first] = edits.keys();
    if (first !== undefined) chosen.value = { side, index: first };
  };
  const isIdle = preset !== null && editsOf(preset, shown).size === 0;
  return (
    <div class="sdp-presets">
      <select
        class="bench-select"
        aria-label="Edits to try"
        value={presetId}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      >
        <option value="">an edit to try …</option>
        {editPresets.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
      {preset !== null && <span>{isIdle ? `The ${side} says this already.` : preset.about}</span>}
    </div>
  );
}
