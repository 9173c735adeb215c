/** Bob as the other end, with a single exchange of HTTP: an offer with all candidates, and such an answer. */
import type { LabApi } from '../../cell/lab-api.ts';
import { problemText } from '../problem-text.ts';
import { noCandidate, untilConnected } from './until-connected.ts';

/** Without servers to ask, a browser knows its own addresses at once. */
const gatherPatienceMs = 3_000;

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
    await near.setLocalDescription();
    const offer = await gathered(lab, near);
    const response = await fetch(lab.url('/webrtc/offer'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/sdp' },
      body: offer,
      signal: lab.signal,
    });
    if (!response.ok) throw new Error(await problemText(response));
    await near.setRemoteDescription({ type: 'answer', sdp: await response.text() });
    await connected;
    return near;
  } catch (error) {
    near.close();
    throw error;
  }
}

/** The offer with all candidates; at least one has to be there. */
async function gathered(lab: LabApi, near: RTCPeerConnection): Promise<string> {
  const complete = new Promise<void>((resolve) => {
    const look = (): void => {
      if (near.iceGatheringState === 'complete') resolve();
    };
    near.addEventListener('icegatheringstatechange', look);
    look();
  });
  await Promise.race([complete, lab.sleep(gatherPatienceMs)]);
  const sdp = near.localDescription?.sdp ?? '';
  if (!/^a=candidate:/m.test(sdp)) throw new Error(noCandidate);
  return sdp;
}
