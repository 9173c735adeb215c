/** One of some words. */
interface Props<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly (readonly [value: Value, words: string])[];
  readonly onChoose: (value: Value) => void;
}

export function NatSelect<Value extends string>({ label, value, choices, onChoose }: Props<Value>) {
  const choose = (chosen: string): void => {
    const found = choices.find(([choice]) => choice === chosen);
    if (found !== undefined) onChoose(found[0]);
  };
  return (
    <label class="nat-select">
      <span>{label}</span>
      <select value={value} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        {choices.map(([choice, words]) => (
          <option key={choice} value={choice}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
