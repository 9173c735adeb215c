/** What ends a call because it is too much, and what the page is told then. */

export interface CallLimit {
  readonly code: string;
  /** What was too much, and the remedy. */
  readonly detail: string;
}

/** Beyond the window that Bob advertises: messages that are never whole, or are not taken back. */
export const maxBeyondWindowBytes = 1024 * 1024;

export const limits = {
  bytesPerSecond: {
    code: 'bytes-per-second',
    detail:
      'The call carried more bytes within a second than a session may: send less, then call again.',
  },
  unread: {
    code: 'unread-bytes',
    detail:
      'More than 8 MB waited to be sent back to a peer that does not take them: read what comes, then call again.',
  },
  window: {
    code: 'window-ignored',
    detail:
      'The peer sent far more than the receiver window of SCTP allows (RFC 9260, 6.2.1): heed it, then call again.',
  },
} as const satisfies Record<string, CallLimit>;
