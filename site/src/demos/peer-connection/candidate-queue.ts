/** Candidates that come before the description they belong to: addIceCandidate would refuse them (WebRTC section 4.4.2). */

export interface CandidateTaker {
  addIceCandidate(candidate?: RTCIceCandidateInit | null): Promise<void>;
}

export class CandidateQueue {
  readonly #taker: CandidateTaker;
  readonly #waiting: (RTCIceCandidateInit | null)[] = [];
  #isOpen = false;

  constructor(taker: CandidateTaker) {
    this.#taker = taker;
  }

  /** @param candidate null: there are no more */
  add(candidate: RTCIceCandidateInit | null): void {
    if (this.#isOpen) this.#pass(candidate);
    else this.#waiting.push(candidate);
  }

  /** The remote description is applied: what waits goes on, and what comes does not wait. */
  open(): void {
    this.#isOpen = true;
    for (const candidate of this.#waiting.splice(0)) this.#pass(candidate);
  }

  #pass(candidate: RTCIceCandidateInit | null): void {
    // One that the browser cannot use is no reason to end the call; a closed connection refuses all.
    this.#taker.addIceCandidate(candidate ?? undefined).catch(() => undefined);
  }
}
