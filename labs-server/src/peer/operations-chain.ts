/** Descriptions are dealt with one after another: the operations chain of a connection (WebRTC section 4.4.1.2). */
import { PeerError } from '../labs/lab-peer.ts';

/** Operations that run or wait, of one call. */
export const maxOperations = 16;

export class OperationsChain {
  #last: Promise<unknown> = Promise.resolve();
  #length = 0;

  /** Rejects with a `PeerError` when too many wait already. */
  async chain<Result>(operation: () => Promise<Result>): Promise<Result> {
    if (this.#length >= maxOperations) {
      const message = `${maxOperations} descriptions wait for Bob already. Wait for his answer, then send the next.`;
      throw new PeerError('wrong-state', message);
    }
    this.#length += 1;
    const result = this.#last.then(operation);
    this.#last = result.catch(() => {});
    try {
      return await result;
    } finally {
      this.#length -= 1;
    }
  }
}
