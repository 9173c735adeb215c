/** A user agent of the lab with a peer that only notes what it is asked, and a caller. */
import { createFakeClock } from '../../../clock/fake-clock.ts';
import type { LabPeer, PeerEvents } from '../../lab-peer.ts';
import { type Manner, Resident } from '../resident.ts';
import type { Field, Message } from '../sip-message.ts';
import { TestAgent } from './test-agent.ts';

export const offer = 'v=0\r\n';
export const sdp: Field = ['Content-Type', 'application/sdp'];
const route: Field = ['Record-Route', '<sip:f@proxy.lab.invalid;lr>'];
const contact: Field = ['Contact', '<sip:a@alice.invalid>'];

/** Lets what waits for a promise go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

const notingPeer = (told: string[], state: () => string): LabPeer => ({
  answer: async (text) => {
    told.push(`answer ${text.trim()}`);
    if (text.startsWith('bad')) throw new Error('this is no description');
    return 'answer';
  },
  offer: async () => 'offer',
  acceptAnswer: async (text) => void told.push(`accept ${text}`),
  addCandidate: async () => {},
  get status() {
    return { state: state(), run: 1, media: [], channels: [], refused: [] };
  },
  close: () => void told.push('close'),
});

export function createResidentSubject(manner: Manner = 'answers', calls = 1) {
  const clock = createFakeClock();
  const told: string[] = [];
  const sent: Message[] = [];
  let events: Partial<PeerEvents> = {};
  let count = 0;
  let state: Parameters<PeerEvents['state']>[0] = 'new';
  const peer = notingPeer(told, () => state);
  const resident = new Resident({
    user: 'bob',
    manner,
    transport: 'WSS',
    clock,
    token: () => `t${(count += 1)}`,
    createPeer(given) {
      events = given;
      calls -= 1;
      return calls < 0 ? null : peer;
    },
    toProxy: (_flow, message) => void sent.push(message),
  });
  const alice = new TestAgent({ receive: () => {}, open: () => {} }, 'alice', 'WSS');
  const toBob = { uri: 'sip:bob@lab.invalid', to: '<sip:bob@lab.invalid>' };
  const send = async (method: string, body = '', fields: readonly Field[] = []) => {
    const typed = body === '' || fields.length > 0 ? [] : [sdp];
    const request = alice.request(method, {
      ...toBob,
      body,
      fields: [route, contact, ...typed, ...fields],
    });
    resident.send(request);
    await settle();
    return request;
  };
  const pass = async (delayMs: number) => {
    clock.advance(delayMs);
    await settle();
  };
  const peerState = (now: typeof state): void => {
    state = now;
    events.state?.(now);
  };
  const take = () => sent.splice(0).map(shortOf);
  return { clock, told, sent, send, pass, take, resident, peerState };
}

const shortOf = (message: Message) =>
  message.kind === 'request' ? message.method : message.status;
