/** A local description that waits for its candidates: signaling without trickle ICE (RFC 8838). */
import type { LabApi } from '../../cell/lab-api.ts';
import { untilGathered, type GatheringConnection } from './until-gathered.ts';

/** Without servers to ask, a browser knows its own addresses at once. */
const gatherPatienceMs = 3_000;

export const noCandidate =
  'This browser has no candidate: it sees no network. Connect to any network, or look at the recorded run.';

/** The part of `RTCPeerConnection` that is needed. */
export type DescribedConnection = GatheringConnection &
  Pick<RTCPeerConnection, 'localDescription' | 'setLocalDescription'>;

/**
 * Sets the local description that is due, an offer or an answer, and resolves with its SDP when all candidates are in
 * it, or when patience is at its end.
 * @param problem said when there is not one candidate
 * @throws Error with `problem`; or the signal's reason after a Stop
 */
export async function gatheredDescription(
  lab: Pick<LabApi, 'sleep'>,
  connection: DescribedConnection,
  problem: string = noCandidate,
): Promise<string> {
  await connection.setLocalDescription();
  await untilGathered(connection, lab.sleep(gatherPatienceMs));
  const sdp = connection.localDescription?.sdp ?? '';
  if (!/^a=candidate:/m.test(sdp)) throw new Error(problem);
  return sdp;
}
