/** Where the users of a domain can be reached now: address-of-record to contacts. RFC 3261 section 10. */
import type { Clock } from '../lab.ts';
import type { Flow } from './flow.ts';

export interface Binding {
  /** The Contact’s URI. */
  readonly contact: string;
  readonly expiresAtMs: number;
  readonly callId: string;
  readonly cseq: number;
  /** The connection on which it was registered: requests to the contact take it (RFC 5626 section 7). */
  readonly flow: Flow;
}

/** More are refused. */
export const maxBindings = 5;

export class Bindings {
  readonly #clock: Pick<Clock, 'wallMs'>;
  readonly #byUser = new Map<string, readonly Binding[]>();

  constructor(clock: Pick<Clock, 'wallMs'>) {
    this.#clock = clock;
  }

  /** Users who have one, or had one that expired meanwhile. */
  get size(): number {
    return this.#byUser.size;
  }

  /** Those that have not expired. */
  of(user: string): readonly Binding[] {
    const nowMs = this.#clock.wallMs();
    return this.#keep(user, ({ expiresAtMs }) => expiresAtMs > nowMs);
  }

  /** Seconds that are left of `binding`, rounded up. */
  secondsLeft({ expiresAtMs }: Binding): number {
    return Math.ceil((expiresAtMs - this.#clock.wallMs()) / 1000);
  }

  /** Replaces the binding of the same contact. */
  set(user: string, binding: Binding): void {
    const others = this.#keep(user, ({ contact }) => contact !== binding.contact);
    this.#byUser.set(user, [...others, binding]);
  }

  remove(user: string, contact: string): void {
    this.#keep(user, (binding) => binding.contact !== contact);
  }

  /** The connection is gone, and with it all that was registered on it (RFC 5626 section 7). */
  flowClosed(flow: Flow): void {
    for (const user of this.#byUser.keys()) this.#keep(user, (binding) => binding.flow !== flow);
  }

  /** Of a user who has none nothing is kept: anybody may ask for any name. */
  #keep(user: string, isKept: (binding: Binding) => boolean): readonly Binding[] {
    const kept = (this.#byUser.get(user) ?? []).filter(isKept);
    if (kept.length === 0) this.#byUser.delete(user);
    else this.#byUser.set(user, kept);
    return kept;
  }
}
