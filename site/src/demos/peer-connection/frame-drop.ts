/** Throws away a share of the encoded frames (WebRTC Encoded Transform): frames, behind the encoder, and not packets. */

/** What the page tells the worker: the share of frames to drop, 0 to 1. */
export interface DropShare {
  readonly share: number;
}

/** What the worker tells: how many frames it saw, and how many of them it dropped. */
export interface DropCount {
  readonly seen: number;
  readonly dropped: number;
}

export class FrameDropper {
  share = 0;
  #seen = 0;
  #dropped = 0;
  readonly #random: () => number;

  /** @param random from 0 to less than 1 */
  constructor(random: () => number) {
    this.#random = random;
  }

  /** Whether the next frame goes on. */
  keeps(): boolean {
    this.#seen += 1;
    const isKept = this.#random() >= this.share;
    if (!isKept) this.#dropped += 1;
    return isKept;
  }

  get count(): DropCount {
    return { seen: this.#seen, dropped: this.#dropped };
  }
}
