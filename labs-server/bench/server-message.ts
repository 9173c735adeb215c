/** What the load process asks of the server process, over their IPC channel. */

/** `untapped` is the same app with a tap that observes nothing; `plain` is node:http alone, or with ws. */
export type ServerVariant = 'tapped' | 'untapped' | 'plain' | 'plain-websocket';

export type ServerQuestion =
  | { readonly ask: 'start'; readonly variant: ServerVariant }
  | { readonly ask: 'usage'; readonly collectGarbage: boolean };

/** The answer to `start`. */
export interface ServerStarted {
  /** Where the endpoints are, `<lab>/s/<session>/1`; without a path for `plain`. */
  readonly url: string;
  /** The channel of the session, as a URL; empty for `plain`. */
  readonly channel: string;
}

/** The answer to `usage`. */
export interface ServerUsage {
  /** User and system time of all threads since the start, in microseconds. */
  readonly cpuUs: number;
  readonly rssBytes: number;
  readonly heapBytes: number;
  /** The memory of the log: bounded by its share, whatever is connected. */
  readonly slabBytes: number;
}
