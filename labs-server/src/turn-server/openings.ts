/** Allocations whose relayed addresses are being opened: they count as those that are there. */

interface Opening {
  readonly quotaKey: string;
}

export class Openings {
  /** By the key of their 5-tuple. */
  readonly #byFiveTuple = new Map<string, Opening>();

  get size(): number {
    return this.#byFiveTuple.size;
  }

  has(key: string): boolean {
    return this.#byFiveTuple.has(key);
  }

  countOf(quotaKey: string): number {
    return [...this.#byFiveTuple.values()].filter((opening) => opening.quotaKey === quotaKey)
      .length;
  }

  /** @returns ends it; false when nobody wants the allocation any more */
  begin(key: string, quotaKey: string): () => boolean {
    const opening: Opening = { quotaKey };
    this.#byFiveTuple.set(key, opening);
    return () => this.#byFiveTuple.get(key) === opening && this.#byFiveTuple.delete(key);
  }

  /** Nobody wants that of this 5-tuple any more. */
  drop(key: string): void {
    this.#byFiveTuple.delete(key);
  }

  dropUser(quotaKey: string): void {
    for (const [key, opening] of this.#byFiveTuple) {
      if (opening.quotaKey === quotaKey) this.#byFiveTuple.delete(key);
    }
  }

  clear(): void {
    this.#byFiveTuple.clear();
  }
}
