/** A slider over a few positions, with what the chosen one means. */

interface Props {
  readonly label: string;
  /** What the position means. */
  readonly words: string;
  readonly position: number;
  readonly last: number;
  readonly onMove: (position: number) => void;
}

export function Slider({ label, words, position, last, onMove }: Props) {
  return (
    <label class="channels-choice">
      <span>{label}</span>
      <input
        type="range"
        min={0}
        max={last}
        value={position}
        aria-label={label}
        aria-valuetext={words}
        onInput={({ currentTarget }) => onMove(currentTarget.valueAsNumber)}
      />
      <output>{words}</output>
    </label>
  );
}
