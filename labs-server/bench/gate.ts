/** What a ratio is expected to keep to. A gate is reported, never enforced: timings depend on the machine. */

export type Gate = { readonly atLeast: number } | { readonly atMost: number };

/** The gate, and whether the ratio keeps to it. */
export function verdict(ratio: number, gate: Gate): string {
  const kept = 'atLeast' in gate ? ratio >= gate.atLeast : ratio <= gate.atMost;
  const limit = 'atLeast' in gate ? `>= ${gate.atLeast}` : `<= ${gate.atMost}`;
  return `${limit} ${kept ? 'ok' : 'MISSED'}`;
}
