/** Which response answers which request: on one connection, responses come in the order of the requests (RFC 9112 section 9.3.2). */

export class Exchanges {
  /** Methods of the requests, by exchange; a request that was not seen whole is missing. */
  readonly #methods = new Map<number, string>();
  #nextRequest = 0;
  #nextResponse = 0;

  /** Number of the request that begins. After a gap it is at least that of the response which is expected. */
  beginRequest(afterGap: boolean): number {
    if (afterGap) this.#nextRequest = Math.max(this.#nextRequest, this.#nextResponse);
    this.#nextRequest += 1;
    return this.#nextRequest - 1;
  }

  setMethod(exchange: number, method: string): void {
    this.#methods.set(exchange, method);
  }

  /** Number of the response that begins. After a gap it answers the last request that is known. */
  currentResponse(afterGap: boolean): number {
    if (afterGap) this.#nextResponse = Math.max(this.#nextResponse, this.#nextRequest - 1);
    return this.#nextResponse;
  }

  /** The method that response `exchange` answers; GET where the request was not seen. */
  methodOf(exchange: number): string {
    return this.#methods.get(exchange) ?? 'GET';
  }

  /** The final response `exchange` is over or has its head: the next one answers the next request. */
  endResponse(exchange: number): void {
    this.#nextResponse = Math.max(this.#nextResponse, exchange + 1);
    this.#methods.delete(exchange);
  }
}
