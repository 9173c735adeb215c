/** What Bob tells of a call: what he received, and what he did with it. */

/** What came on one m-section of audio or video. */
export interface ReceivedMedia {
  readonly mid: string;
  readonly kind: 'audio' | 'video';
  /** As SDP names it: `VP8`; empty before the first packet. */
  readonly codec: string;
  readonly packets: number;
  /** Of RTP payloads, without headers. */
  readonly bytes: number;
  /** Packets that are missing between the first and the last sequence number (RFC 3550, appendix A.3). */
  readonly lost: number;
  /** Whole pictures by the marker bit (RFC 7741 section 4.1); 0 for audio. */
  readonly frames: number;
  readonly keyFrames: number;
  /** Of the last key frame, in pixels; null before one came. */
  readonly size: { readonly width: number; readonly height: number } | null;
  /** Packets that went back. */
  readonly sentBack: number;
  /** Requests for a key frame (PLI, RFC 4585 section 6.3.1) that Bob passed on to who sends. */
  readonly keyFrameRequests: number;
}

export interface EchoedChannel {
  readonly label: string;
  readonly messages: number;
  readonly bytes: number;
}

export interface PeerStatus {
  /** In the words of `RTCPeerConnectionState` (WebRTC section 4.3.3). */
  readonly state: string;
  readonly run: number;
  readonly media: readonly ReceivedMedia[];
  readonly channels: readonly EchoedChannel[];
  /** Candidates that Bob sends nothing to, and why. */
  readonly refused: readonly { readonly candidate: string; readonly reason: string }[];
}
