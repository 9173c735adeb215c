/** Work that is slower than what it works on: a late picture is worth less than the next one. */

/** Works on one value at a time. Of those that come meanwhile only the newest is kept. */
export class NewestOnly<Value> {
  readonly #work: (value: Value) => Promise<void>;
  #waiting: { readonly value: Value } | null = null;
  #working: Promise<void> | null = null;
  #failure: { readonly reason: unknown } | null = null;

  constructor(work: (value: Value) => Promise<void>) {
    this.#work = work;
  }

  /** @throws what the work failed with before */
  push(value: Value): void {
    if (this.#failure !== null) throw this.#failure.reason;
    this.#waiting = { value };
    this.#working ??= this.#workOff();
  }

  /** Resolves when nothing is left to do; rejects with what the work failed with. */
  async done(): Promise<void> {
    await this.#working;
    if (this.#failure !== null) throw this.#failure.reason;
  }

  async #workOff(): Promise<void> {
    try {
      for (let next = this.#waiting; next !== null; next = this.#waiting) {
        this.#waiting = null;
        await this.#work(next.value);
      }
    } catch (reason) {
      this.#failure = { reason };
    }
    this.#working = null;
  }
}
