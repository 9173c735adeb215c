/** Node's limits on connections and requests, all set by us: its defaults change between versions. */

export interface HttpLimits {
  /** Milliseconds without a request after which an idle connection is closed. */
  readonly keepAliveTimeout: number;
  /** Milliseconds within which a request's head must arrive, else 408. */
  readonly headersTimeout: number;
  /** Milliseconds within which a whole request must arrive, else 408. Responses may take any time. */
  readonly requestTimeout: number;
  /** Milliseconds between two looks at the timeouts above. */
  readonly connectionsCheckingInterval: number;
  /** Bytes of a request's head, else 431. */
  readonly maxHeaderSize: number;
  /** Milliseconds of silence after which TCP asks whether the peer still lives. */
  readonly keepAliveInitialDelay: number;
  /** Connections of one listener on one address; more are closed at once. */
  readonly maxConnections: number;
}

export const defaultHttpLimits: HttpLimits = {
  keepAliveTimeout: 30_000,
  headersTimeout: 15_000,
  requestTimeout: 60_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16 * 1024,
  keepAliveInitialDelay: 30_000,
  maxConnections: 4_000,
};
