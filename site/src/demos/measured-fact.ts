/** What was measured of a browser's behaviour, and what its developer tools are said to print because of it. */

/** A measured behaviour of an engine, from `content/browsers.yaml`. */
export interface MeasuredFact {
  readonly engine: string;
  readonly version: string;
  /** The day of the measurement, `2026-11-22`. */
  readonly date: string;
  readonly value: string;
}

/** What the browser's developer tools print; script never learns it. */
export interface DevToolsWords {
  /** What they print, or null for nothing. */
  readonly printed: string | null;
  /** One sentence in our words. */
  readonly meaning: string;
  /** What was measured; null when it is only what this browser just did. */
  readonly fact: MeasuredFact | null;
}
