/**
 * What the page itself recorded waits here for a moment: records of the server arrive some time after they happened,
 * and the trace is in the order of time.
 */
import type { PageRecord } from '@wireside/labs-server/wire/record.ts';
import { byTime, isPost, notBefore } from './cause-first.ts';

/** A page record before the store numbers it. */
export type NewPageRecord = Omit<PageRecord, 'kind' | 'sequence' | 'connection'>;

/** The server's records of an instant are taken to have come after this time, in milliseconds. */
export const settleMs = 200;

export class HeldPageRecords {
  #held: PageRecord[] = [];
  #nextSequence = 1;

  hold(records: readonly NewPageRecord[]): void {
    for (const record of records) {
      const sequence = this.#nextSequence++;
      this.#put({ ...record, kind: 'page', sequence, connection: 0 });
    }
    this.#held.sort(byTime);
  }

  /** A message that both of its ends recorded arrives after it was posted. */
  #put(record: PageRecord): void {
    if (isPost(record)) {
      this.#held = this.#held.map((one) => (isPost(one) ? one : notBefore(record, one)));
      this.#held.push(record);
      return;
    }
    const posts = this.#held.filter(isPost);
    this.#held.push(posts.reduce((arrival, post) => notBefore(post, arrival), record));
  }

  /** Takes out those that happened before `timeUs`, in the order of time. */
  before(timeUs: number): readonly PageRecord[] {
    const later = this.#held.findIndex((record) => record.timeUs >= timeUs);
    return this.#held.splice(0, later < 0 ? this.#held.length : later);
  }

  /** The number of the newest one that was held. */
  get lastSequence(): number {
    return this.#nextSequence - 1;
  }

  /** Takes out those that were held no later than that number, and what happened before them. */
  upTo(sequence: number): readonly PageRecord[] {
    const times = this.#held.filter((one) => one.sequence <= sequence).map(({ timeUs }) => timeUs);
    const newest = Math.max(...times);
    const end = this.#held.findIndex(({ timeUs }) => timeUs > newest);
    return times.length === 0 ? [] : this.#held.splice(0, end < 0 ? this.#held.length : end);
  }
}
