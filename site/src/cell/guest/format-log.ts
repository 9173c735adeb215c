/** The formatter of the Console Standard, section 2.2: `%s`, `%d` and the like in a first string. */

/** The values with the first string's specifiers filled in by the values that follow it. */
export function formatLog(values: readonly unknown[]): readonly unknown[] {
  const [first, ...rest] = values;
  if (typeof first !== 'string' || rest.length === 0 || !first.includes('%')) return values;
  let used = 0;
  const text = first.replace(/%[sdifoOc%]/g, (specifier) => {
    if (specifier === '%%') return '%';
    if (used === rest.length || specifier === '%o' || specifier === '%O') return specifier;
    const value = rest[used];
    used += 1;
    return formatted(specifier, value);
  });
  return [text, ...rest.slice(used)];
}

function formatted(specifier: string, value: unknown): string {
  if (specifier === '%c') return '';
  if (specifier === '%s') return String(value);
  if (typeof value === 'symbol') return 'NaN';
  if (specifier === '%f') return String(Number.parseFloat(String(value)));
  return String(Number.parseInt(String(value), 10));
}
