/**
 * What two peers say to each other through any signaling: a session description, a candidate, the end. JSON in this shape
 * crosses the socket, whichever way carries it. RFC 9429 section 3.1 leaves signaling to the application.
 */

/** An ICE candidate as `RTCIceCandidate.toJSON` gives it (WebRTC section 4.8.1). */
export interface SignaledCandidate {
  readonly candidate: string;
  readonly sdpMid: string | null;
  readonly sdpMLineIndex: number | null;
  readonly usernameFragment: string | null;
}

export type SignalingMessage =
  | { readonly type: 'offer' | 'answer' | 'pranswer'; readonly sdp: string }
  | { readonly type: 'rollback' }
  /** Null: there are no more candidates (end-of-candidates, RFC 8838 section 13). */
  | { readonly type: 'candidate'; readonly candidate: SignaledCandidate | null }
  /** The sender leaves the call; `reason` is one sentence, or empty. */
  | { readonly type: 'bye'; readonly reason: string };
