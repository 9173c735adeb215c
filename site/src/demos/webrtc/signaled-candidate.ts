/** A candidate of the browser, as signaling carries it. */
import type { SignaledCandidate } from '@wireside/labs-server/wire/signaling-message.ts';

/** @param candidate of `icecandidate`; null, or one without a line, says that there are no more */
export function signaledCandidate(candidate: RTCIceCandidate | null): SignaledCandidate | null {
  if (candidate === null || candidate.candidate === '') return null;
  return {
    candidate: candidate.candidate,
    sdpMid: candidate.sdpMid,
    sdpMLineIndex: candidate.sdpMLineIndex,
    usernameFragment: candidate.usernameFragment,
  };
}
