/** Messages with numbers, and what became of them: which arrived, how many behind a later one, which are missing. */

/** Bytes of a numbered message: its number, most significant byte first, and nothing of interest. */
export function numberedMessage(number: number, byteLength: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.max(4, byteLength));
  new DataView(bytes.buffer).setUint32(0, number);
  return bytes;
}

export function numberOf(message: ArrayBuffer): number | null {
  return message.byteLength < 4 ? null : new DataView(message).getUint32(0);
}

export interface Arrivals {
  readonly of: number;
  readonly arrived: number;
  /** Arrived after one that was sent later. */
  readonly overtaken: number;
}

export class Tally {
  readonly #of: number;
  readonly #arrived = new Set<number>();
  #highest = -1;
  #overtaken = 0;

  /** @param of how many messages are sent, numbered from 0 */
  constructor(of: number) {
    this.#of = of;
  }

  /** One twice counts once; a foreign number not at all. */
  take(number: number): void {
    if (number >= this.#of || this.#arrived.has(number)) return;
    this.#arrived.add(number);
    if (number < this.#highest) this.#overtaken += 1;
    this.#highest = Math.max(this.#highest, number);
  }

  get arrivals(): Arrivals {
    return { of: this.#of, arrived: this.#arrived.size, overtaken: this.#overtaken };
  }

  /** By number: whether it arrived. */
  get map(): readonly boolean[] {
    return Array.from({ length: this.#of }, (_, number) => this.#arrived.has(number));
  }
}
