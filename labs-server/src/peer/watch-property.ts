/** Calls `seen` with the value of a property: the one that it has, and each that it is given later. */
export function watchProperty<Subject extends object, Name extends keyof Subject>(
  subject: Subject,
  name: Name,
  seen: (value: Subject[Name]) => void,
): void {
  let value = subject[name];
  seen(value);
  Object.defineProperty(subject, name, {
    configurable: true,
    enumerable: true,
    get: () => value,
    set(given: Subject[Name]) {
      value = given;
      seen(given);
    },
  });
}
