/** The calls that a learner can press, as data: RFC 9429 section 4.1, WebRTC section 4.4.2. */
import type { Source } from '@wireside/labs-server/wire/field/field.ts';

export type CallId =
  | 'createOffer'
  | 'createAnswer'
  | 'setLocalCreated'
  | 'setLocal'
  | 'setLocalPranswer'
  | 'send'
  | 'setRemote'
  | 'addIceCandidate'
  | 'rollback'
  | 'restartIce'
  | 'addTransceiver'
  | 'close';

export interface JsepCall {
  readonly id: CallId;
  /** As it stands on the button. */
  readonly label: string;
  /** One sentence for a learner. */
  readonly about: string;
  readonly source: Source;
}

const rfc9429 = (section: string): Source => ({ standard: 'RFC 9429', section });

export const jsepCalls: readonly JsepCall[] = [
  {
    id: 'createOffer',
    label: 'createOffer()',
    about: 'Describes what this peer could do. Nothing changes: the offer is only a text.',
    source: rfc9429('4.1.8'),
  },
  {
    id: 'createAnswer',
    label: 'createAnswer()',
    about: 'Describes what this peer takes of the offer that is applied.',
    source: rfc9429('4.1.9'),
  },
  {
    id: 'setLocalCreated',
    label: 'setLocalDescription(created)',
    about: 'Applies what this peer created last. Gathering of candidates begins.',
    source: rfc9429('4.1.11'),
  },
  {
    id: 'setLocal',
    label: 'setLocalDescription()',
    about: 'Creates what the state asks for, an offer or an answer, and applies it at once.',
    source: { standard: 'WebRTC', section: '4.4.2' },
  },
  {
    id: 'rollback',
    label: 'roll back',
    about: "setLocalDescription({ type: 'rollback' }): gives up the offer that is under way.",
    source: rfc9429('4.1.10.2'),
  },
  {
    id: 'setLocalPranswer',
    label: 'setLocalDescription(pranswer)',
    about: 'Applies the answer that was created as a provisional one: another may follow.',
    source: rfc9429('4.1.10.1'),
  },
  {
    id: 'send',
    label: 'send(localDescription)',
    about: 'Hands the local description to signaling; how it travels is your choice.',
    source: rfc9429('3.1'),
  },
  {
    id: 'close',
    label: 'close()',
    about: 'Ends it for good: no call works afterwards.',
    source: { standard: 'WebRTC', section: '4.4.2' },
  },
  {
    id: 'setRemote',
    label: 'setRemoteDescription(received)',
    about: 'Applies what arrived last from the other peer.',
    source: rfc9429('4.1.12'),
  },
  {
    id: 'addIceCandidate',
    label: 'addIceCandidate(next)',
    about: 'Takes the oldest candidate that waits in the queue of the page.',
    source: rfc9429('4.1.19'),
  },
  {
    id: 'restartIce',
    label: 'restartIce()',
    about: 'The next offer gets a new user name and password, and candidates are gathered anew.',
    source: { standard: 'WebRTC', section: '4.4.2' },
  },
  {
    id: 'addTransceiver',
    label: "addTransceiver('audio')",
    about: 'One more stream: the next offer has one more media description.',
    source: rfc9429('4.1.4'),
  },
];

export function callOf(id: CallId): JsepCall {
  const call = jsepCalls.find((candidate) => candidate.id === id);
  if (call === undefined) throw new Error(`there is no call ${id}`);
  return call;
}
