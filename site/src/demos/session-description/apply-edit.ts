/** A whole call in one page, with a description changed on its way: what the browser does then. */
import { refusalOf, type Refusal } from '../jsep/jsep-log.ts';
import { callFacts, type CallFacts } from './call-facts.ts';

export type Side = 'offer' | 'answer';

/** Where a description is changed: before its own side applies it, or on its way to the other. */
export type EditPlace = 'local' | 'remote';

export interface Change {
  readonly side: Side;
  readonly place: EditPlace;
  readonly change: (sdp: string) => string;
}

export interface CallEnd {
  /** The call that was refused, as code, with what the browser said; null where all passed. */
  readonly refused: { readonly code: string; readonly refusal: Refusal } | null;
  /** As they were sent; null where it did not come so far. */
  readonly offer: string | null;
  readonly answer: string | null;
  readonly facts: CallFacts | null;
}

export interface CallWorld {
  createConnection(): RTCPeerConnection;
  wait(ms: number): Promise<void>;
}

/** Then what there is, is used: without a network, gathering never ends. */
const longestGatheringMs = 3_000;
/** A machine with a network finds its own addresses at once. */
const firstCandidateMs = 1_500;
const longestConnectingMs = 4_000;
const lookMs = 50;

export interface Call {
  readonly end: CallEnd;
  close(): void;
}

/** Calls, and stays connected until `close`. */
export async function makeCall(change: Change | null, world: CallWorld): Promise<Call> {
  const alice = world.createConnection();
  const bob = world.createConnection();
  const close = (): void => {
    alice.close();
    bob.close();
  };
  const sent: { code: string; offer: string | null; answer: string | null } = {
    code: '',
    offer: null,
    answer: null,
  };
  alice.addTransceiver('audio');
  alice.addTransceiver('video');
  const channel = alice.createDataChannel('chat');
  const changed = (side: Side, place: EditPlace, sdp: string): string =>
    change?.side === side && change.place === place ? change.change(sdp) : sdp;
  const describe = async (pc: RTCPeerConnection, name: string, type: Side): Promise<string> => {
    sent.code = `${name}.create${type === 'offer' ? 'Offer' : 'Answer'}()`;
    const created = await (type === 'offer' ? pc.createOffer() : pc.createAnswer());
    sent.code = `${name}.setLocalDescription(${type})`;
    await pc.setLocalDescription({ type, sdp: changed(type, 'local', created.sdp ?? '') });
    await gathered(pc, world);
    return changed(type, 'remote', pc.localDescription?.sdp ?? '');
  };
  try {
    const offer = await describe(alice, 'alice', 'offer');
    sent.offer = offer;
    sent.code = 'bob.setRemoteDescription(offer)';
    await bob.setRemoteDescription({ type: 'offer', sdp: offer });
    for (const transceiver of bob.getTransceivers()) transceiver.direction = 'sendrecv';
    const answer = await describe(bob, 'bob', 'answer');
    sent.answer = answer;
    sent.code = 'alice.setRemoteDescription(answer)';
    await alice.setRemoteDescription({ type: 'answer', sdp: answer });
    if (hasCandidate(offer) || hasCandidate(answer)) await connected(alice, bob, channel, world);
    const facts = await callFacts(alice, bob, channel);
    return { end: { refused: null, offer, answer, facts }, close };
  } catch (thrown) {
    const { code, offer, answer } = sent;
    const refused = { code, refusal: refusalOf(thrown) };
    return { end: { refused, offer, answer, facts: null }, close };
  }
}

async function gathered(pc: RTCPeerConnection, { wait }: CallWorld): Promise<void> {
  for (let ms = 0; ms < longestGatheringMs; ms += lookMs) {
    if (pc.iceGatheringState === 'complete') return;
    if (ms >= firstCandidateMs && !hasCandidate(pc.localDescription?.sdp ?? '')) return;
    await wait(lookMs);
  }
}

function hasCandidate(sdp: string): boolean {
  return /^a=candidate:/m.test(sdp);
}

async function connected(
  alice: RTCPeerConnection,
  bob: RTCPeerConnection,
  channel: RTCDataChannel,
  { wait }: CallWorld,
): Promise<void> {
  const settled = (): boolean => {
    const states = [alice.connectionState, bob.connectionState];
    const isOpen = channel.readyState === 'open' && states.every((state) => state === 'connected');
    return isOpen || states.includes('failed');
  };
  for (let ms = 0; ms < longestConnectingMs && !settled(); ms += lookMs) await wait(lookMs);
}
