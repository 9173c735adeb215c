/** The server transactions of a domain: how many there may be, and how long they are remembered. RFC 3261 section 17.2, RFC 7118 section 5. */
import type { Clock } from '../lab.ts';
import type { Flow } from './flow.ts';
import { ServerTransaction } from './server-transaction.ts';
import type { Request } from './sip-message.ts';

/** Requests that are on their way, and INVITEs that were just answered. */
export const maxTransactions = 100;
/** Timer H: 64 * T1. Timer J, that of other requests than INVITE, is zero over a reliable transport. */
const rememberedMs = 32_000;

export class ServerTransactions {
  readonly #clock: Pick<Clock, 'after'>;
  readonly #byKey = new Map<string, ServerTransaction>();

  constructor(clock: Pick<Clock, 'after'>) {
    this.#clock = clock;
  }

  find(key: string): ServerTransaction | undefined {
    return this.#byKey.get(key);
  }

  /** False: there are too many to remember this one. */
  begin(key: string, request: Request, flow: Flow): readonly [ServerTransaction, boolean] {
    const isInvite = request.method === 'INVITE';
    const onFinal = (): void => {
      if (!isInvite) this.#byKey.delete(key);
    };
    const transaction = new ServerTransaction(request, flow, onFinal);
    const isRemembered = this.#byKey.size < maxTransactions;
    if (isRemembered) {
      this.#byKey.set(key, transaction);
      if (isInvite) this.#clock.after(rememberedMs, () => this.#forget(key));
    }
    return [transaction, isRemembered];
  }

  flowClosed(flow: Flow): void {
    for (const [key, transaction] of this.#byKey) {
      if (transaction.flow === flow) this.#byKey.delete(key);
    }
  }

  /** An INVITE that still rings is looked at again. */
  #forget(key: string): void {
    const transaction = this.#byKey.get(key);
    if (transaction === undefined) return;
    if (transaction.isFinal) this.#byKey.delete(key);
    else this.#clock.after(rememberedMs, () => this.#forget(key));
  }
}
