/** What the library holds of a peer's, and has no bound for. */
import type { RTCPeerConnection } from 'werift';
import { type CallLimit, ignoresWindow, limits } from './call-limits.ts';
import { bytesBeyondWindow, heldFragments } from './werift-internals.ts';

/** Of one transport: far more than a certificate with its chain has. */
const maxFragments = { count: 256, bytes: 256 * 1024 } as const;

/** Null: it is not too much. Ask it after each datagram. @param waitingBytes see `Conduct` */
export function heldExcess(
  { sctp, dtlsTransports }: RTCPeerConnection,
  waitingBytes: number,
): CallLimit | null {
  if (sctp !== null && ignoresWindow(bytesBeyondWindow(sctp), waitingBytes)) return limits.window;
  for (const transport of dtlsTransports) {
    const fragments = heldFragments(transport);
    const byteLength = fragments.reduce((sum, { length }) => sum + length, 0);
    if (fragments.length > maxFragments.count || byteLength > maxFragments.bytes)
      return limits.fragments;
  }
  return null;
}
