/** Sets Bob's own description, with or without waiting for his candidates. */
import type { RTCPeerConnection } from 'werift';
import type { HeldEvents } from './held-events.ts';
import { withoutRedundant } from './redundant-candidates.ts';

export interface LocalDescriptionOptions {
  /** False: the description has all candidates, and none is told. */
  readonly trickle: boolean;
  readonly events: HeldEvents;
}

/** What `createOffer` and `createAnswer` of the library give. */
type Description = Awaited<ReturnType<RTCPeerConnection['createOffer']>>;

/** Resolves with the description as it is to be sent. */
export async function setLocalDescription(
  connection: RTCPeerConnection,
  description: Description,
  { trickle, events }: LocalDescriptionOptions,
): Promise<string> {
  events.hold();
  const gathered = connection.setLocalDescription(description);
  try {
    if (trickle) {
      // A failure shows in the state of the connection.
      gathered.catch(() => {});
      return description.sdp;
    }
    await gathered;
    return withoutRedundant(connection.localDescription?.sdp ?? description.sdp);
  } finally {
    // Not before the description is on its way.
    setImmediate(() => events.release(!trickle));
  }
}
