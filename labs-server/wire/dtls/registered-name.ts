/** Numbers with their registered names: `0x001d x25519`. */

/** `0x` and four digits. */
export function hex16(value: number): string {
  return `0x${value.toString(16).padStart(4, '0')}`;
}

/** The number with its name in `names`; the number alone where it has none. */
export function registeredName(names: ReadonlyMap<number, string>, value: number): string {
  const name = names.get(value);
  return name === undefined ? hex16(value) : `${hex16(value)} ${name}`;
}
