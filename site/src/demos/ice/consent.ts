/** Consent freshness: RFC 7675 section 5.1. Whoever sends has to be told again and again that it is still welcome. */

/** Consent requests of the selected pair, counted at an instant. */
export interface ConsentSample {
  /** Milliseconds since Run. */
  readonly atMs: number;
  readonly sent: number;
}

const keptSamples = 60;

/** Adds a sample; another pair was selected, or ICE restarted, when the count falls: counting begins anew. */
export function withSample(
  samples: readonly ConsentSample[],
  sample: ConsentSample,
): readonly ConsentSample[] {
  const newest = samples.at(-1);
  if (newest === undefined || sample.sent < newest.sent) return [sample];
  return [...samples, sample].slice(-keptSamples);
}

/**
 * Milliseconds between two consent requests, on average over what was counted since the first checks, which come
 * faster; null while too few were counted.
 */
export function consentPaceMs(samples: readonly ConsentSample[]): number | null {
  const rises = samples.filter(
    ({ sent }, index) => index > 0 && sent > (samples[index - 1]?.sent ?? sent),
  );
  const [first, last] = [rises.at(0), rises.at(-1)];
  if (first === undefined || last === undefined || last.sent - first.sent < 2) return null;
  return (last.atMs - first.atMs) / (last.sent - first.sent);
}
