/** What the load process asks of the server process, over their IPC channel. */

/**
 * `untapped` is the same app with a tap that observes nothing; `plain` is node:http alone, or with ws. `pumped-m-jpeg`
 * is the app with a camera whose pictures were encoded before, `plain-m-jpeg` is node:http that writes the same parts. `turn` has a TURN
 * server without the limits of a session.
 */
export type ServerVariant =
  'tapped' | 'untapped' | 'plain' | 'plain-websocket' | 'pumped-m-jpeg' | 'plain-m-jpeg' | 'turn';

export type ServerQuestion =
  | { readonly ask: 'start'; readonly variant: ServerVariant }
  | { readonly ask: 'usage'; readonly collectGarbage: boolean }
  | { readonly ask: 'loop-delay' };

/** The answer to `start`. */
export interface ServerStarted {
  /** Where the endpoints are, `<lab>/s/<session>/1`; without a path for `plain`. */
  readonly url: string;
  /** The channel of the session, as a URL; empty for `plain`. */
  readonly channel: string;
  /** Where further sessions are made; empty for `plain`. */
  readonly site: string;
  /** The port of RTSP; 0 without one. */
  readonly rtspPort: number;
  /** Of `pumped-m-jpeg` and `plain-m-jpeg`. */
  readonly pump: FramePump | null;
}

export interface FramePump {
  /** A byte that is written there is one frame. */
  readonly port: number;
  /** Bytes of each frame on a client's connection, in turn: the first frame is the second of them. */
  readonly frameBytes: readonly number[];
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

/** The answer to `loop-delay`: how late the server's loop was since the last question, in milliseconds. */
export interface LoopDelay {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly longestMs: number;
  readonly samples: number;
}
