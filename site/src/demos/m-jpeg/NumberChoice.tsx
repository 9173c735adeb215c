/** One of some numbers. */
interface NumberProps {
  readonly label: string;
  readonly value: number;
  readonly choices: readonly number[];
  readonly onChoose: (value: number) => void;
}

export function NumberChoice({ label, value, choices, onChoose }: NumberProps) {
  return (
    <label class="m-jpeg-choice">
      <span>{label}</span>
      <select value={value} onChange={({ currentTarget }) => onChoose(Number(currentTarget.value))}>
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
    </label>
  );
}
