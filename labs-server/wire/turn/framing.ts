/** How units of TURN are told apart: each a datagram of its own, or one after the other on a stream. RFC 8656 section 12.5. */

/** `stream`: over TCP, or TLS over TCP. */
export type TurnFraming = 'datagram' | 'stream';
