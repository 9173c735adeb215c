/** What one session may use. A limit that is reached is answered with a 4xx or a close that names it. */

export interface SessionLimits {
  /** Milliseconds without any activity after which a session expires. */
  readonly idleExpiryMs: number;
  /** Connections of the session that are open at the same time, both hops of the intermediary counted. */
  readonly connections: number;
  /** Responses that labs hold open at the same time: long polls and streams. */
  readonly heldRequests: number;
  /** WebSockets to labs that are open at the same time. */
  readonly webSockets: number;
  /** Messages that labs receive on WebSockets within one second; beyond them the connection is closed with 1008. */
  readonly messagesPerSecond: number;
  /** Channels (WebSockets of the page) that are open at the same time. */
  readonly channels: number;
  /** Bytes of the log; the oldest are overwritten. */
  readonly logBytes: number;
  /** Bytes on the wire in both directions; beyond them the connection is cut. */
  readonly bytesPerSecond: number;
}

export const defaultSessionLimits: SessionLimits = {
  idleExpiryMs: 15 * 60_000,
  connections: 64,
  heldRequests: 32,
  webSockets: 32,
  messagesPerSecond: 5_000,
  channels: 4,
  logBytes: 1024 * 1024,
  bytesPerSecond: 16 * 1024 * 1024,
};
