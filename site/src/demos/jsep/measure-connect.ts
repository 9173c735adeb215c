/** How long it takes to connect, with candidates that trickle and without: RFC 8838, RFC 8840. */

export interface ConnectSetting {
  readonly trickle: boolean;
  readonly iceServers: readonly RTCIceServer[];
  /** How long a message of signaling travels, in milliseconds. */
  readonly signalingMs: number;
  /** Then it is given up, in milliseconds. */
  readonly longestMs: number;
}

export interface Attempt {
  readonly trickle: boolean;
  /** Milliseconds until the offer was handed to signaling; null where it never was. */
  readonly offerAfterMs: number | null;
  /** Candidates that stood in the offer; null likewise. */
  readonly candidatesInOffer: number | null;
  /** Milliseconds until the data channel was open; null where it was given up. */
  readonly openAfterMs: number | null;
  /** How many candidates both found until then. */
  readonly candidateCount: number;
}

export interface ConnectWorld {
  createConnection(configuration: RTCConfiguration): RTCPeerConnection;
  now(): number;
  wait(ms: number): Promise<void>;
}

/** Connects two new peers once, and closes them. */
export async function connectOnce(setting: ConnectSetting, world: ConnectWorld): Promise<Attempt> {
  const { trickle, iceServers, signalingMs, longestMs } = setting;
  const configuration = { iceServers: [...iceServers] };
  const alice = world.createConnection(configuration);
  const bob = world.createConnection(configuration);
  const beganAt = world.now();
  const found = { count: 0, offerAfterMs: null as number | null, inOffer: null as number | null };
  const travels = () => world.wait(signalingMs);
  trickleBetween(alice, bob, trickle ? travels : null, () => (found.count += 1));
  trickleBetween(bob, alice, trickle ? travels : null, () => (found.count += 1));
  const describe = async (pc: RTCPeerConnection): Promise<RTCSessionDescriptionInit> => {
    await pc.setLocalDescription();
    if (!trickle) await gathered(pc);
    const { localDescription } = pc;
    if (localDescription === null) throw new Error('the connection was closed');
    return localDescription.toJSON();
  };
  const connects = async (): Promise<number> => {
    const channel = alice.createDataChannel('chat');
    const opens = new Promise((resolve) => channel.addEventListener('open', resolve));
    const offer = await describe(alice);
    found.offerAfterMs = world.now() - beganAt;
    found.inOffer = offer.sdp?.match(/^a=candidate:/gm)?.length ?? 0;
    await travels();
    await bob.setRemoteDescription(offer);
    const answer = await describe(bob);
    await travels();
    await alice.setRemoteDescription(answer);
    await opens;
    return world.now() - beganAt;
  };
  try {
    const openAfterMs = await Promise.race([connects(), world.wait(longestMs).then(() => null)]);
    const { count: candidateCount, offerAfterMs, inOffer: candidatesInOffer } = found;
    return { trickle, offerAfterMs, candidatesInOffer, openAfterMs, candidateCount };
  } finally {
    alice.close();
    bob.close();
  }
}

/** Sends each candidate of `from`; those that arrive before the description wait for it. */
function trickleBetween(
  from: RTCPeerConnection,
  to: RTCPeerConnection,
  travels: (() => Promise<void>) | null,
  onFound: () => void,
): void {
  const waiting: RTCIceCandidate[] = [];
  const add = (): void => {
    if (to.remoteDescription === null) return;
    // A connection that is closed meanwhile takes no candidates.
    for (const candidate of waiting.splice(0)) to.addIceCandidate(candidate).catch(() => {});
  };
  from.addEventListener('icecandidate', ({ candidate }) => {
    if (candidate === null || candidate.candidate === '') return;
    onFound();
    if (travels === null) return;
    void travels().then(() => {
      waiting.push(candidate);
      add();
    });
  });
  to.addEventListener('signalingstatechange', add);
}

function gathered(pc: RTCPeerConnection): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (pc.iceGatheringState === 'complete') resolve();
    };
    pc.addEventListener('icegatheringstatechange', look);
    look();
  });
}
