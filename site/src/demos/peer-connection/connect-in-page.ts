/** Two ends of a call in one page: what one says, the other hears at once. */
import type { LabApi } from '../../cell/lab-api.ts';
import { CandidateQueue } from './candidate-queue.ts';
import { untilConnected } from './until-connected.ts';

export interface Ends {
  readonly near: RTCPeerConnection;
  readonly far: RTCPeerConnection;
}

/** Offer and answer, once more for every change that needs them (RFC 9429 section 4.1). */
export async function negotiateInPage({ near, far }: Ends): Promise<void> {
  await near.setLocalDescription();
  if (near.localDescription !== null) await far.setRemoteDescription(near.localDescription);
  await far.setLocalDescription();
  if (far.localDescription !== null) await near.setRemoteDescription(far.localDescription);
}

/**
 * Resolves when the two are connected. Stop closes both.
 * @param prepare gives them tracks and channels before the first offer
 * @param configuration of both ends
 */
export async function connectInPage(
  lab: LabApi,
  prepare: (ends: Ends) => void | Promise<void>,
  configuration: RTCConfiguration = {},
): Promise<Ends> {
  const ends: Ends = {
    near: new RTCPeerConnection(configuration),
    far: new RTCPeerConnection(configuration),
  };
  const close = (): void => {
    ends.near.close();
    ends.far.close();
  };
  lab.onStop(close);
  try {
    const queues = [carry(ends.near, ends.far), carry(ends.far, ends.near)];
    const connected = untilConnected(lab, ends.near);
    connected.catch(() => undefined);
    await prepare(ends);
    await negotiateInPage(ends);
    for (const queue of queues) queue.open();
    await connected;
    return ends;
  } catch (error) {
    close();
    throw error;
  }
}

function carry(from: RTCPeerConnection, to: RTCPeerConnection): CandidateQueue {
  const queue = new CandidateQueue(to);
  from.addEventListener('icecandidate', ({ candidate }) => queue.add(candidate));
  return queue;
}
