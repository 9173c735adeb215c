/** One of several values, each under its own words, with a label before them. */
interface Props<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly Value[];
  readonly words: Readonly<Record<Value, string>>;
  readonly onChoose: (value: Value) => void;
  readonly disabled?: boolean;
  /** Of the label. */
  readonly class?: string;
}

export function WordChoice<Value extends string>(props: Props<Value>) {
  const { label, value, choices, words, onChoose, disabled = false } = props;
  return (
    <label class={props.class}>
      <span>{label}</span>
      <select
        value={value}
        disabled={disabled}
        onChange={({ currentTarget }) => {
          const chosen = choices.find((choice) => choice === currentTarget.value);
          if (chosen !== undefined) onChoose(chosen);
        }}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {words[choice]}
          </option>
        ))}
      </select>
    </label>
  );
}
