/** What Bob tells besides what all signaling carries: how his side of the call is. */
import type { SignalingMessage } from './signaling-message.ts';

export type PeerMessage =
  | SignalingMessage
  /** Bob sends nothing to this candidate; `reason` is one sentence. */
  | { readonly type: 'refused'; readonly candidate: string; readonly reason: string }
  /** The state of Bob's connection, in the words of `RTCPeerConnectionState` (WebRTC section 4.3.3). */
  | { readonly type: 'state'; readonly state: string }
  /** What was sent cannot be used; `code` is stable, `detail` names the remedy. */
  | { readonly type: 'error'; readonly code: string; readonly detail: string };
