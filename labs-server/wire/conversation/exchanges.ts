/** Which response answers which request: on one connection, responses come in the order of the requests (RFC 9112 section 9.3.2). */
import type { RequestHead } from '../http1/message-head.ts';

export class Exchanges {
  /** Heads of the requests, by exchange; a request that was not seen whole is missing. */
  readonly #requests = new Map<number, RequestHead>();
  #nextRequest = 0;
  #nextResponse = 0;

  /** Number of the request that begins. After a gap it is at least that of the response which is expected. */
  beginRequest(afterGap: boolean): number {
    if (afterGap) this.#nextRequest = Math.max(this.#nextRequest, this.#nextResponse);
    this.#nextRequest += 1;
    return this.#nextRequest - 1;
  }

  setRequest(exchange: number, head: RequestHead): void {
    this.#requests.set(exchange, head);
  }

  /** Number of the response that begins. After a gap it answers the last request that is known. */
  currentResponse(afterGap: boolean): number {
    if (afterGap) this.#nextResponse = Math.max(this.#nextResponse, this.#nextRequest - 1);
    return this.#nextResponse;
  }

  /** The request that response `exchange` answers; null where it was not seen. */
  requestOf(exchange: number): RequestHead | null {
    return this.#requests.get(exchange) ?? null;
  }

  /** The final response `exchange` is over or has its head: the next one answers the next request. */
  endResponse(exchange: number): void {
    this.#nextResponse = Math.max(this.#nextResponse, exchange + 1);
    this.#requests.delete(exchange);
  }
}
