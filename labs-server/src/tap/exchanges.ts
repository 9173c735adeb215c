/** The requests of one connection whose responses are not complete, in their order (RFC 9112 section 9.3.2). */

/**
 * What a response tells of its progress; node:http's `ServerResponse` is one. It is asked when bytes pass, because
 * a listener on each response would cost every request more than the question.
 */
export interface ResponseProgress {
  /** The connection while the response has its turn to write; null before and after. */
  readonly socket: object | null;
  /** True when all its bytes are handed over. */
  readonly writableFinished: boolean;
}

/** A request and its response; `owner` is null when the request named no living session. */
interface Exchange<Owner> {
  readonly owner: Owner | null;
  readonly response: ResponseProgress;
}

/** Mostly there is one at a time, or none: an array without spare room, for the sake of held responses. */
const none: readonly never[] = [];

export class Exchanges<Owner> {
  #inProgress: readonly Exchange<Owner>[] = none;

  /** The oldest whose response is not complete: bytes written now are its own. Null when there is none. */
  get current(): { readonly owner: Owner | null } | null {
    let [oldest] = this.#inProgress;
    while (oldest !== undefined && isComplete(oldest.response)) {
      this.#inProgress = this.#inProgress.length === 1 ? none : this.#inProgress.slice(1);
      oldest = this.#inProgress[0];
    }
    return oldest ?? null;
  }

  /** A request has come whose response is still to be written. */
  add(owner: Owner | null, response: ResponseProgress): void {
    const exchange = { owner, response };
    this.#inProgress = this.current === null ? [exchange] : this.#inProgress.concat(exchange);
  }
}

/** A response that waits for its turn has no connection yet, but is not finished either. */
function isComplete({ socket, writableFinished }: ResponseProgress): boolean {
  return socket === null && writableFinished;
}
