/** Texts to begin with, and one sentence about the chosen one. */

interface Preset {
  readonly label: string;
  readonly about: string;
}

interface Props<P extends Preset> {
  readonly presets: readonly P[];
  /** Null when the student's own text stands in the editor. */
  readonly chosen: P | null;
  /** What is said then. */
  readonly ownText: string;
  readonly onChoose: (preset: P) => void;
}

export function PresetButtons<P extends Preset>(props: Props<P>) {
  const { presets, chosen, ownText, onChoose } = props;
  return (
    <div class="demo-presets" role="group" aria-label="Begin with">
      {presets.map((preset) => (
        <button
          key={preset.label}
          type="button"
          class="button"
          aria-pressed={preset === chosen}
          onClick={() => onChoose(preset)}
        >
          {preset.label}
        </button>
      ))}
      <p>{chosen?.about ?? ownText}</p>
    </div>
  );
}
