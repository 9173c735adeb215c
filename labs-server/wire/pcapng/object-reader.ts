/** Reads properties of JSON that came from a file: each with its type and bounds, the first problem kept. */

export interface ObjectReader {
  /** A safe integer within the bounds; `minimum` when it is not. */
  integer(name: string, minimum?: number, maximum?: number): number;
  /** A number; 0 when it is not. */
  number(name: string): number;
  text(name: string): string;
  boolean(name: string): boolean;
  /** The first of the choices when it is none of them. */
  choice<const Choice extends string>(
    name: string,
    choices: readonly [Choice, ...Choice[]],
  ): Choice;
  /** Null where the property is null, else what `read` makes of it. */
  nullable<Value>(name: string, read: (name: string) => Value): Value | null;
  list(name: string): readonly unknown[];
  /** The first property that was not as asked for, for instance `"run" is not an integer of at least 0`. */
  readonly problem: string | null;
}

/** A reader of `value`, which may be anything. */
export function createObjectReader(value: unknown): ObjectReader {
  const object = new Map<string, unknown>(
    typeof value === 'object' && value !== null ? Object.entries(value) : [],
  );
  let problem: string | null = null;
  const refuse = <Value>(name: string, wanted: string, instead: Value): Value => {
    problem ??= `"${name}" is not ${wanted}`;
    return instead;
  };
  return {
    integer(name, minimum = 0, maximum = Number.MAX_SAFE_INTEGER) {
      const found = object.get(name);
      const fits =
        typeof found === 'number' &&
        Number.isSafeInteger(found) &&
        found >= minimum &&
        found <= maximum;
      return fits ? found : refuse(name, `an integer from ${minimum} to ${maximum}`, minimum);
    },
    number(name) {
      const found = object.get(name);
      return typeof found === 'number' ? found : refuse(name, 'a number', 0);
    },
    text(name) {
      const found = object.get(name);
      return typeof found === 'string' ? found : refuse(name, 'a text', '');
    },
    boolean(name) {
      const found = object.get(name);
      return typeof found === 'boolean' ? found : refuse(name, 'true or false', false);
    },
    choice(name, choices) {
      const found = choices.find((choice) => choice === object.get(name));
      return found ?? refuse(name, `one of ${choices.join(', ')}`, choices[0]);
    },
    nullable(name, read) {
      return object.get(name) === null ? null : read(name);
    },
    list(name) {
      const found = object.get(name);
      return Array.isArray(found) ? found : refuse(name, 'a list', []);
    },
    get problem() {
      return problem;
    },
  };
}
