/** Orders of calls that "Next step" plays. */
import type { CallId } from './jsep-calls.ts';
import type { PeerName } from './peer-name.ts';

export interface Step {
  readonly peer: PeerName;
  readonly call: CallId;
  /** What it is for; of the slide of 2019, its own words. */
  readonly says: string;
}

export interface Order {
  readonly id: string;
  readonly label: string;
  readonly about: string;
  readonly steps: readonly Step[];
}

const step = (peer: PeerName, call: CallId, says: string): Step => ({ peer, call, says });

const bobAnswers = [
  step('Bob', 'setRemote', 'Bob applies Alice’s offer.'),
  step('Bob', 'createAnswer', 'Bob creates an answer to it.'),
  step('Bob', 'setLocalCreated', 'Bob applies his answer.'),
  step('Bob', 'send', 'Bob sends the answer.'),
  step('Alice', 'setRemote', 'Alice applies Bob’s answer.'),
];

const aliceOffers = [
  step('Alice', 'createOffer', 'Alice creates an offer.'),
  step('Alice', 'setLocalCreated', 'Alice applies it: gathering begins.'),
  step('Alice', 'send', 'Alice sends the offer.'),
];

const candidates = [
  step('Bob', 'addIceCandidate', 'Bob adds the candidates that came from Alice.'),
  step('Alice', 'addIceCandidate', 'Alice adds those that came from Bob.'),
];

const short = [
  step('Alice', 'setLocal', 'Alice creates an offer and applies it.'),
  step('Alice', 'send', 'Alice sends the offer.'),
  step('Bob', 'setRemote', 'Bob applies the offer.'),
  step('Bob', 'setLocal', 'Bob creates an answer and applies it.'),
  step('Bob', 'send', 'Bob sends the answer.'),
  step('Alice', 'setRemote', 'Alice applies the answer.'),
  ...candidates,
];

export const orders = [
  {
    id: 'right',
    label: 'the right order',
    about: 'Eight calls, and the candidates: RFC 9429 as it stands.',
    steps: [...aliceOffers, ...bobAnswers, ...candidates],
  },
  {
    id: 'short',
    label: 'the short way of today',
    about: 'setLocalDescription() without an argument creates what the state asks for.',
    steps: short,
  },
  {
    id: '2019',
    label: 'the slide of 2019',
    about: 'Its eight steps, in its order and in its words.',
    steps: [
      step('Alice', 'createOffer', '1. Alice creates an offer that contains her local SDP.'),
      step('Alice', 'setLocalCreated', '2. Alice attaches that offer to RTCPeerConnection object.'),
      step('Alice', 'send', '3. Alice sends the offer to a signaling server. 4. Bob receives it.'),
      step('Bob', 'createAnswer', '5. Bob creates an answer using his local SDP.'),
      step('Bob', 'setLocalCreated', '6. Bob attaches his answer …'),
      step(
        'Bob',
        'setRemote',
        '6. … along with Alice’s offer to his own RTCPeerConnection object.',
      ),
      step('Bob', 'send', '7. Bob returns his answer to the signaling server.'),
      step('Alice', 'setRemote', '8. Alice receives Bob’s offer from the signaling server.'),
    ],
  },
  {
    id: 'candidate-first',
    label: 'a candidate that is too early',
    about: 'Bob adds a candidate before he has the offer.',
    steps: [
      ...aliceOffers,
      step('Bob', 'addIceCandidate', 'Bob adds a candidate at once.'),
      ...bobAnswers,
      ...candidates,
    ],
  },
  {
    id: 'pranswer',
    label: 'a provisional answer first',
    about: 'As a telephone that rings: Bob answers for the time being, and then for good.',
    steps: [
      step('Alice', 'setLocal', 'Alice creates an offer and applies it.'),
      step('Alice', 'send', 'Alice sends the offer.'),
      step('Bob', 'setRemote', 'Bob applies the offer.'),
      step('Bob', 'createAnswer', 'Bob creates an answer.'),
      step('Bob', 'setLocalPranswer', 'Bob applies it as a provisional one.'),
      step('Bob', 'send', 'Bob sends it.'),
      step('Alice', 'setRemote', 'Alice applies it: checks can begin.'),
      ...candidates,
      step('Bob', 'setLocalCreated', 'Bob applies it as the final answer.'),
      step('Bob', 'send', 'Bob sends the final answer.'),
      step('Alice', 'setRemote', 'Alice applies it: stable again.'),
    ],
  },
  {
    id: 'rollback',
    label: 'offer, and roll back',
    about: 'Alice gives her offer up, and Bob becomes the offerer.',
    steps: [
      step('Alice', 'setLocal', 'Alice creates an offer and applies it.'),
      step('Alice', 'rollback', 'She gives it up: stable again.'),
      step('Bob', 'addTransceiver', 'Bob has something to offer as well.'),
      step('Bob', 'setLocal', 'Bob creates an offer and applies it.'),
      step('Bob', 'send', 'Bob sends it.'),
      step('Alice', 'setRemote', 'Alice applies Bob’s offer.'),
      step('Alice', 'setLocal', 'Alice creates an answer and applies it.'),
      step('Alice', 'send', 'Alice sends the answer.'),
      step('Bob', 'setRemote', 'Bob applies the answer.'),
      ...candidates,
    ],
  },
  {
    id: 'restart',
    label: 'connect, and restart ICE',
    about:
      'A second offer with a new user name and password: the path may change, the call goes on.',
    steps: [
      ...short,
      step('Alice', 'restartIce', 'Alice asks for a restart: the next offer will have it.'),
      ...short,
    ],
  },
] as const satisfies readonly Order[];

export function orderOf(id: string): Order {
  return orders.find((order) => order.id === id) ?? orders[0];
}

/** The index behind a press: one further where it was the step at `index`. */
export function afterPress(
  { steps }: Order,
  index: number,
  pressed: Pick<Step, 'peer' | 'call'>,
): number {
  const next = steps[index];
  return next?.peer === pressed.peer && next.call === pressed.call ? index + 1 : index;
}
