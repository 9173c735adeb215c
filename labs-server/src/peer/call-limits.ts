/** What ends a call because it is too much, and what the page is told then. */

export interface CallLimit {
  readonly code: string;
  /** What was too much, and the remedy. */
  readonly detail: string;
}

/** Data channels of one call that are open at the same time. */
export const maxChannels = 256;

/** Sources of RTP (SSRC, RFC 3550 section 3) that come in one call: the library keeps a state for each. */
export const maxSources = 256;

/** Beyond the window that Bob advertises: messages that are never whole. */
const maxBeyondWindowBytes = 1024 * 1024;

/**
 * Whether a peer ignores the window. `beyondBytes`: what came beyond it; `waitingBytes`: what of it waits to be sent on,
 * which has a bound of its own. A browser that heeds the window sends on into a closed one: whenever all it sent is
 * acknowledged, it probes with as much as its congestion window allows (RFC 9260 section 6.1, rule A).
 */
export function ignoresWindow(beyondBytes: number, waitingBytes: number): boolean {
  return beyondBytes - waitingBytes > maxBeyondWindowBytes;
}

export const limits = {
  bytesPerSecond: {
    code: 'bytes-per-second',
    detail:
      'The call carried more bytes within a second than a session may: send less, then call again.',
  },
  unread: {
    code: 'unread-bytes',
    detail:
      'More than 8 MB waited to be sent to a peer that does not take them: read what comes, then call again.',
  },
  channels: {
    code: 'too-many-channels',
    detail: `The call has more than ${maxChannels} data channels open: close some, then call again.`,
  },
  sources: {
    code: 'too-many-sources',
    detail: `The call has RTP of more than ${maxSources} sources (SSRC): send fewer, then call again.`,
  },
  fragments: {
    code: 'handshake-fragments',
    detail:
      'The peer sent fragments of DTLS handshake messages that never became whole (RFC 6347, 4.2.3): send whole ones, then call again.',
  },
  window: {
    code: 'window-ignored',
    detail:
      'The peer sent far more than the receiver window of SCTP allows (RFC 9260, 6.2.1): heed it, then call again.',
  },
} as const satisfies Record<string, CallLimit>;
