/**
 * A browser opens at most six HTTP/1.1 connections per origin within a top-level site; a page with many
 * streams starves itself. The budget says who may run, and who must stop first.
 */

/** Connections that one run may hold open at once, on lab A and on lab B. */
export interface ConnectionNeed {
  readonly a: number;
  readonly b: number;
}

/** Chromium's limit per origin; RFC 9112 section 9.4 leaves the number to the client. */
export const connectionsPerOrigin = 6;

/** One connection stays free, so that a request beside the streams does not hang. */
export const usableConnections = connectionsPerOrigin - 1;

/** What the budget decides: run after stopping these, or not at all. */
export type Admission =
  | { readonly admitted: true; readonly stop: readonly string[] }
  | { readonly admitted: false; readonly reason: string };

/** Who runs now, oldest first. A value: every change gives a new one. */
export class ConnectionBudget {
  readonly #running: ReadonlyMap<string, ConnectionNeed>;

  constructor(running: ReadonlyMap<string, ConnectionNeed> = new Map()) {
    this.#running = running;
  }

  get used(): ConnectionNeed {
    return total([...this.#running.values()]);
  }

  /** Whether `id` may run; `allowStarvation` is for the demo that shows the limit on purpose. */
  admit(id: string, need: ConnectionNeed, allowStarvation = false): Admission {
    const most = Math.max(need.a, need.b);
    if (most > usableConnections && !allowStarvation) {
      return {
        admitted: false,
        reason: `This run would hold ${most} connections to one origin, and a browser opens only ${connectionsPerOrigin} over HTTP/1.1. Use at most ${usableConnections}.`,
      };
    }
    const others = [...this.#running].filter(([other]) => other !== id);
    const stop: string[] = [];
    while (others.length > 0 && !fits([...others.map(([, held]) => held), need])) {
      const oldest = others.shift();
      if (oldest !== undefined) stop.push(oldest[0]);
    }
    return { admitted: true, stop };
  }

  start(id: string, need: ConnectionNeed): ConnectionBudget {
    const running = new Map(this.#running);
    running.delete(id);
    return new ConnectionBudget(running.set(id, need));
  }

  end(id: string): ConnectionBudget {
    const running = new Map(this.#running);
    running.delete(id);
    return new ConnectionBudget(running);
  }
}

function total(needs: readonly ConnectionNeed[]): ConnectionNeed {
  return needs.reduce((sum, need) => ({ a: sum.a + need.a, b: sum.b + need.b }), { a: 0, b: 0 });
}

function fits(needs: readonly ConnectionNeed[]): boolean {
  const { a, b } = total(needs);
  return a <= usableConnections && b <= usableConnections;
}
