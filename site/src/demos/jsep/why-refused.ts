/** What the standards say of a call that was refused. */
import type { Source } from '@wireside/labs-server/wire/field/field.ts';
import type { CallEntry } from './jsep-log.ts';
import { isRefused } from './jsep-log.ts';

export interface Why {
  readonly text: string;
  readonly source: Source;
}

const webrtc = (section: string): Source => ({ standard: 'WebRTC', section });
const rfc9429 = (section: string): Source => ({ standard: 'RFC 9429', section });

const closed: Why = {
  text: 'The connection is closed: no call is taken any more.',
  source: webrtc('4.4.2'),
};

const ofCreateAnswer: Why = {
  text: 'An answer answers an offer: signalingState must be have-remote-offer or have-local-pranswer. Apply the offer with setRemoteDescription() first.',
  source: rfc9429('4.1.9'),
};

const ofCreateOffer: Why = {
  text: 'An offer of the other peer is applied already: answer it, or roll back. An offer can be created in stable and have-local-offer only.',
  source: webrtc('4.4.2'),
};

const ofCandidate: Why = {
  text: 'A candidate belongs to a media description of the other peer, and there is none yet: remoteDescription is null. Keep candidates in a queue until setRemoteDescription() has succeeded.',
  source: webrtc('4.4.2'),
};

const ofRollback: Why = {
  text: 'There is nothing to roll back: no offer is under way, and what was agreed stays agreed.',
  source: rfc9429('5.7'),
};

const notCreated: Why = {
  text: 'setLocalDescription() takes what this connection created last, unchanged, or no argument at all.',
  source: rfc9429('5.5'),
};

const notReceived: Why = {
  text: 'Nothing was received yet, so that the argument is undefined: no description could be read.',
  source: webrtc('4.6'),
};

const localRule =
  'an offer is applied in stable or have-local-offer, an answer in have-remote-offer or have-local-pranswer.';
const remoteRule =
  'an offer is applied in stable or have-remote-offer, an answer in have-local-offer or have-remote-pranswer.';

const nothingToSend: Why = {
  text: 'localDescription is null until setLocalDescription() has succeeded.',
  source: rfc9429('4.1.11'),
};

/** `null` where the call was not refused. */
export function whyRefused({ call, before, description, outcome }: CallEntry): Why | null {
  if (!isRefused(outcome)) return null;
  if (call === 'send') return nothingToSend;
  if (before.signaling === 'closed') return closed;
  if (call === 'createAnswer') return ofCreateAnswer;
  if (call === 'createOffer') return ofCreateOffer;
  if (call === 'addIceCandidate') return ofCandidate;
  if (call === 'rollback') return ofRollback;
  if (outcome.name === 'InvalidModificationError') return notCreated;
  if (call === 'setRemote' && description === null) return notReceived;
  const [section, rule] = call === 'setRemote' ? ['5.6', remoteRule] : ['5.5', localRule];
  const kind = description === null ? 'this description' : `a description of type "${description}"`;
  const text = `The state is ${before.signaling}, and ${kind} does not fit it: ${rule}`;
  return { text, source: rfc9429(section) };
}
