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

  /** Those that have not expired. */
  of(user: string): readonly Binding[] {
    const nowMs = this.#clock.wallMs();
    const kept = (this.#byUser.get(user) ?? []).filter(({ expiresAtMs }) => expiresAtMs > nowMs);
    this.#byUser.set(user, kept);
    return kept;
  }

  /** Seconds that are left of `binding`, rounded up. */
  secondsLeft({ expiresAtMs }: Binding): number {
    return Math.ceil((expiresAtMs - this.#clock.wallMs()) / 1000);
  }

  /** Replaces the binding of the same contact. */
  set(user: string, binding: Binding): void {
    const others = this.of(user).filter(({ contact }) => contact !== binding.contact);
    this.#byUser.set(user, [...others, binding]);
  }

  remove(user: string, contact: string): void {
    const others = this.of(user).filter((binding) => binding.contact !== contact);
    this.#byUser.set(user, others);
  }

  /** The connection is gone, and with it all that was registered on it (RFC 5626 section 7). */
  flowClosed(flow: Flow): void {
    for (const user of this.#byUser.keys()) {
      this.#byUser.set(
        user,
        this.of(user).filter((binding) => binding.flow !== flow),
      );
    }
  }
}
