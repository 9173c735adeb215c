/** The user agents of the lab, with a peer that only notes what it is asked. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFakeClock } from '../../clock/fake-clock.ts';
import type { LabPeer, PeerEvents } from '../lab-peer.ts';
import { Resident, type Manner } from './resident.ts';
import { ringAtMostMs, ringMs } from './resident-call.ts';
import {
  type Field,
  type Message,
  type Request,
  type Response,
  valueOf,
  valuesOf,
} from './sip-message.ts';
import { TestAgent } from './testing/test-agent.ts';

const offer = 'v=0\r\n';
const sdp: Field = ['Content-Type', 'application/sdp'];
const route: Field = ['Record-Route', '<sip:f@proxy.lab.invalid;lr>'];
const contact: Field = ['Contact', '<sip:a@alice.invalid>'];

/** Lets what waits for a promise go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

function createSubject(manner: Manner = 'answers', calls = 1) {
  const clock = createFakeClock();
  const told: string[] = [];
  const sent: Message[] = [];
  let events: Partial<PeerEvents> = {};
  let count = 0;
  const peer: LabPeer = {
    status: { state: 'new', run: 1, media: [], channels: [], refused: [] },
    answer: async (text) => {
      told.push(`answer ${text.trim()}`);
      if (text.startsWith('bad')) throw new Error('this is no description');
      return 'answer';
    },
    offer: async () => 'offer',
    acceptAnswer: async (text) => void told.push(`accept ${text}`),
    addCandidate: async () => {},
    close: () => void told.push('close'),
  };
  const resident = new Resident({
    user: 'bob',
    manner,
    clock,
    token: () => `t${(count += 1)}`,
    createPeer(given) {
      events = given;
      calls -= 1;
      return calls < 0 ? null : peer;
    },
    toProxy: (_flow, message) => void sent.push(message),
  });
  const alice = new TestAgent({ receive: () => {}, open: () => {} }, 'alice');
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
  const take = () =>
    sent.splice(0).map((message) => (message.kind === 'request' ? message.method : message.status));
  return { clock, told, sent, send, pass, take, resident, peerState: () => events.state };
}

const responseIn = (sent: readonly Message[]): Response =>
  sent.findLast((message) => message.kind === 'response') ?? assert.fail('no response');

test('RFC 3261 section 13.3: it rings, and then answers with a description', async () => {
  const { send, pass, sent, take, told } = createSubject();
  await send('INVITE', offer);
  assert.deepEqual(take(), [180]);
  await pass(ringMs);
  const ok = responseIn(sent);
  assert.equal(ok.status, 200);
  assert.equal(Buffer.from(ok.body).toString(), 'answer');
  assert.equal(valueOf(ok, 'Content-Type'), 'application/sdp');
  assert.deepEqual(valuesOf(ok, 'Record-Route'), ['<sip:f@proxy.lab.invalid;lr>']);
  assert.match(valueOf(ok, 'To') ?? '', /;tag=/);
  assert.deepEqual(told, ['answer v=0']);
});

test('section 13.3.1.4: the 200 comes again until the ACK is there; without one the call ends', async () => {
  const { send, pass, take, told } = createSubject('answers', 2);
  await send('INVITE', offer);
  await pass(ringMs);
  assert.deepEqual(take(), [180, 200]);
  await pass(500);
  assert.deepEqual(take(), [200]);
  await send('ACK');
  await pass(60_000);
  assert.deepEqual(take(), []);
  await send('BYE');
  assert.deepEqual(take(), [200]);
  assert.deepEqual(told, ['answer v=0', 'close']);
  await send('INVITE', offer);
  await pass(ringMs);
  await pass(40_000);
  assert.equal(take().at(-1), 'BYE');
});

test('section 9.2: CANCEL ends a call that rings with 487, and not one that is answered', async () => {
  const { send, pass, take, told } = createSubject('rings');
  await send('INVITE', offer);
  await send('CANCEL');
  assert.deepEqual(take(), [180, 200, 487]);
  await send('CANCEL');
  assert.deepEqual(take(), [481]);
  await send('INVITE', offer);
  await pass(ringAtMostMs);
  assert.deepEqual(take(), [180, 480]);
  assert.deepEqual(told, []);
});

test('section 8.2: 486, 415, 420, 405, 481 and 488 for what it does not take', async () => {
  const busy = createSubject('busy');
  await busy.send('INVITE', offer);
  assert.deepEqual(busy.take(), [486]);
  const { send, pass, take, sent } = createSubject('answers', 1);
  await send('INVITE', '<xml/>', [['c', 'text/xml']]);
  await send('MESSAGE');
  await send('BYE');
  await send('INVITE', offer, [sdp, ['Require', '100rel']]);
  assert.deepEqual(take(), [415, 405, 481, 420]);
  await send('INVITE', 'bad');
  await pass(ringMs);
  assert.match(valueOf(responseIn(sent), 'Warning') ?? '', /this is no description/);
  assert.deepEqual(take(), [180, 488]);
  await send('INVITE', offer);
  await pass(ringMs);
  assert.deepEqual(take(), [180, 486]);
});

test('section 11.2: OPTIONS tells methods and bodies', async () => {
  const { send, sent } = createSubject();
  await send('OPTIONS');
  assert.equal(valueOf(responseIn(sent), 'Allow'), 'INVITE, ACK, BYE, CANCEL, OPTIONS');
  assert.equal(valueOf(responseIn(sent), 'Accept'), 'application/sdp');
});

test('section 13.2.1: an INVITE without an offer gets one, and the ACK has the answer', async () => {
  const { send, pass, sent, told } = createSubject();
  await send('INVITE');
  await pass(ringMs);
  assert.equal(Buffer.from(responseIn(sent).body).toString(), 'offer');
  await send('ACK', 'their answer');
  assert.deepEqual(told, ['accept their answer']);
});

test('section 15.1.1: when the connection fails it hangs up, along the recorded route', async () => {
  const { send, pass, sent, take, peerState } = createSubject();
  await send('INVITE', offer);
  await pass(ringMs);
  await send('ACK');
  take();
  peerState()?.('failed');
  const bye = sent.at(-1) as Request;
  assert.equal(bye.method, 'BYE');
  assert.equal(bye.uri, 'sip:a@alice.invalid');
  assert.equal(valueOf(bye, 'Route'), '<sip:f@proxy.lab.invalid;lr>');
  assert.match(valueOf(bye, 'To') ?? '', /tag=alice/);
  assert.match(valueOf(bye, 'Reason') ?? '', /failed/);
});

test('a new offer within the call is answered', async () => {
  const { send, pass, take, told, resident } = createSubject();
  await send('INVITE', offer);
  await pass(ringMs);
  await send('ACK');
  take();
  await send('INVITE', 'v=1');
  assert.deepEqual(take(), [200]);
  await send('INVITE');
  assert.deepEqual(take(), [488]);
  resident.close();
  assert.deepEqual(told, ['answer v=0', 'answer v=1', 'close']);
});
