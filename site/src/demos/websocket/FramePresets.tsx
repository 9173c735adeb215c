/** Frames to begin with, by what they are about. */
import type { Signal } from '@preact/signals';
import { framePresets, type FramePreset } from './frame-presets.ts';
import type { FrameDraft } from './frame-draft.ts';

interface Props {
  readonly drafts: Signal<readonly FrameDraft[]>;
  readonly deflate: Signal<boolean>;
}

const groups = [...new Set(framePresets.map(({ group }) => group))];

export function FramePresets({ drafts, deflate }: Props) {
  const chosen = framePresets.findIndex(
    (preset) => preset.drafts === drafts.value && (preset.deflate ?? false) === deflate.value,
  );
  const choose = (preset: FramePreset | undefined): void => {
    if (preset === undefined) return;
    drafts.value = preset.drafts;
    deflate.value = preset.deflate ?? false;
  };
  return (
    <div class="builder-presets">
      <label>
        <span>begin with</span>
        <select
          value={String(chosen)}
          onChange={({ currentTarget }) => choose(framePresets[Number(currentTarget.value)])}
        >
          <option value="-1" disabled>
            your own frames
          </option>
          {groups.map((group) => (
            <optgroup key={group} label={group}>
              {framePresets.map((preset, index) =>
                preset.group === group ? (
                  <option key={preset.label} value={String(index)}>
                    {preset.label}
                  </option>
                ) : null,
              )}
            </optgroup>
          ))}
        </select>
      </label>
      <p>
        {framePresets[chosen]?.about ?? 'Your own frames: predict the answer, then press Send.'}
      </p>
    </div>
  );
}
