/** One message between a user agent and the server, as an arrow of a sequence diagram. */
export interface DiagramRow {
  readonly key: string;
  /** On the clock of the records. */
  readonly timeUs: number;
  /** Who speaks with the server: the name of its lane. */
  readonly lane: string;
  readonly toServer: boolean;
  /** `INVITE sip:bob@lab.invalid`. */
  readonly title: string;
  /** What it carries; empty for nothing. */
  readonly carries: string;
  /** One sentence; the rule, where one is broken. */
  readonly meaning: string;
  readonly kind: 'request' | 'response' | 'refusal' | 'broken';
}

/** The lanes from left to right: the first speaker, the server, all others. */
export function lanesOf(rows: readonly DiagramRow[], server: string): readonly string[] {
  const [first, ...others] = [...new Set(rows.map(({ lane }) => lane))];
  return first === undefined ? [server] : [first, server, ...others];
}
