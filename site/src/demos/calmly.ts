/** Passes values on no faster than anybody can read: what draws them must not hold up what makes them. */

/**
 * Calls `pass` with the first value at once, and then with the newest one at most once per `intervalMs`.
 * The last value is always passed on.
 */
export function calmly<Value>(
  pass: (value: Value) => void,
  intervalMs: number,
  after: (delayMs: number, callback: () => void) => void,
): (value: Value) => void {
  let waiting: { readonly value: Value } | null = null;
  let pausing = false;
  const flush = (): void => {
    pausing = waiting !== null;
    if (waiting === null) return;
    const { value } = waiting;
    waiting = null;
    after(intervalMs, flush);
    pass(value);
  };
  return (value) => {
    waiting = { value };
    if (!pausing) flush();
  };
}
