/** Bob as the other end, with a single exchange of HTTP: an offer with all candidates, and such an answer. */
import type { LabApi } from '../../cell/lab-api.ts';
import { problemText } from '../problem-text.ts';
import { gatheredDescription } from '../webrtc/gathered-description.ts';
import { noCandidate, untilConnected } from './until-connected.ts';

/** Resolves when the page and Bob are connected. Stop closes. */
export async function connectByPost(
  lab: LabApi,
  prepare: (near: RTCPeerConnection) => void,
): Promise<RTCPeerConnection> {
  const near = new RTCPeerConnection();
  lab.onStop(() => near.close());
  try {
    const connected = untilConnected(lab, near);
    connected.catch(() => undefined);
    prepare(near);
    await postOffer(lab, near, await gatheredDescription(lab, near, noCandidate));
    await connected;
    return near;
  } catch (error) {
    near.close();
    throw error;
  }
}

/**
 * Posts the offer to Bob, and sets his answer.
 * @param offer SDP with all candidates
 * @throws Error for the student when Bob takes no offer
 */
export async function postOffer(
  lab: LabApi,
  connection: RTCPeerConnection,
  offer: string,
): Promise<void> {
  const response = await fetch(lab.url('/webrtc/offer'), {
    method: 'POST',
    headers: { 'Content-Type': 'application/sdp' },
    body: offer,
    signal: lab.signal,
  });
  if (!response.ok) throw new Error(await problemText(response));
  await connection.setRemoteDescription({ type: 'answer', sdp: await response.text() });
}
