/** Offer, answer and candidates between two peers of one page: all that a signaling server would carry. */

export interface SignaledPeer {
  readonly connection: RTCPeerConnection;
  /** False: its candidates are not told to the other side. */
  readonly tellsCandidates: boolean;
}

/** Passes on each candidate as it comes (trickle ICE, RFC 8838), in both directions, until the connections are closed. */
export function passCandidates(one: SignaledPeer, other: SignaledPeer): void {
  pass(one, other.connection);
  pass(other, one.connection);
}

function pass({ connection, tellsCandidates }: SignaledPeer, to: RTCPeerConnection): void {
  if (!tellsCandidates) return;
  connection.addEventListener('icecandidate', ({ candidate }) => {
    // A candidate of before an ICE restart, or of a call that was hung up, is of no use any more.
    if (candidate !== null) to.addIceCandidate(candidate).catch(() => {});
  });
}

/** `from` offers and `to` answers; afterwards both are stable. */
export async function offerAndAnswer(from: SignaledPeer, to: SignaledPeer): Promise<void> {
  await from.connection.setLocalDescription();
  await to.connection.setRemoteDescription(told(from));
  await to.connection.setLocalDescription();
  await from.connection.setRemoteDescription(told(to));
}

/** The newest local description; a peer that tells no candidates tells none here either. */
function told({ connection, tellsCandidates }: SignaledPeer): RTCSessionDescriptionInit {
  const description = connection.localDescription;
  if (description === null) throw new Error('There is no local description yet.');
  const { type, sdp } = description;
  return { type, sdp: tellsCandidates ? sdp : withoutCandidates(sdp) };
}

export function withoutCandidates(sdp: string): string {
  return sdp.replaceAll(/^a=(?:candidate:.*|end-of-candidates)\r?\n/gm, '');
}
