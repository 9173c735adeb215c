/** The transcodings that go on: one for each session, and a few in the process. */

/** Each costs about a processor core. */
export const maxTranscodings = 3;

export class Transcodings {
  /** By session: how to end what it has. */
  readonly #ends = new Map<string, () => void>();

  get size(): number {
    return this.#ends.size;
  }

  /**
   * Takes a place until the returned function is called; null when all are taken. What the session had before ends: it
   * is a run that was stopped, or forgotten.
   */
  take(session: string, end: () => void): (() => void) | null {
    const before = this.#ends.get(session);
    if (before === undefined && this.#ends.size >= maxTranscodings) return null;
    this.#ends.set(session, end);
    before?.();
    return () => {
      if (this.#ends.get(session) === end) this.#ends.delete(session);
    };
  }
}
