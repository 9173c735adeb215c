/** Bob called by Jingle, with a peer that only notes what it is asked. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCandidateLine } from '../../../wire/jingle/candidate-line.ts';
import { xmlns } from '../../../wire/jingle/namespaces.ts';
import { readSdp } from '../../../wire/jingle/read-sdp.ts';
import { writeJingleContents, writeTransportInfo } from '../../../wire/jingle/write-jingle.ts';
import {
  attributeOf,
  childNamed,
  childrenOf,
  element,
  type XmlElement,
} from '../../../wire/jingle/xml-element.ts';
import type { LabPeer, PeerEvents } from '../lab-peer.ts';
import { bobJid, JingleBob } from './jingle-bob.ts';
import { iqSet } from './stanzas.ts';

const sdp = [
  'v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\na=group:BUNDLE 0',
  'm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=mid:0\r\na=ice-ufrag:u\r\na=ice-pwd:p',
  'a=fingerprint:sha-256 AA:BB\r\na=setup:actpass\r\na=sctp-port:5000\r\n',
].join('\r\n');
const offer = readSdp(sdp) ?? assert.fail();
const line = 'candidate:1 1 udp 1 127.0.0.1 5000 typ host';

const settle = () => new Promise((resolve) => setImmediate(resolve));

function createSubject(calls = 1, answer = sdp) {
  const told: string[] = [];
  const sent: XmlElement[] = [];
  let events: Partial<PeerEvents> = {};
  const createPeer = (): LabPeer => ({
    status: { state: 'new', run: 1, media: [], channels: [], refused: [] },
    answer: async (text) => {
      told.push(readSdp(text) === null ? 'no description' : 'answer');
      return answer;
    },
    offer: async () => '',
    acceptAnswer: async () => {},
    addCandidate: async (candidate) => void told.push(candidate?.candidate ?? 'end'),
    close: () => void told.push('close'),
  });
  const bob = new JingleBob({
    token: () => 'token',
    createPeer(given) {
      events = given;
      calls -= 1;
      return calls < 0 ? null : createPeer();
    },
    send: (stanza) => void sent.push(stanza),
  });
  const send = async (action: string, children: readonly XmlElement[] = [], sid = 's') => {
    const jingle = element('jingle', xmlns.jingle, { action, sid }, children);
    bob.receive(iqSet({ id: 'i', from: 'alice@lab.invalid/a', to: bobJid }, jingle));
    await settle();
  };
  /** Actions, results, and conditions of errors, in order. */
  const take = (): string[] =>
    sent.splice(0).map((stanza) => {
      const jingle = childNamed(stanza, 'jingle', xmlns.jingle);
      if (jingle !== null) return attributeOf(jingle, 'action') ?? '';
      const error = childNamed(stanza, 'error', xmlns.client);
      return error === null ? 'result' : (childrenOf(error)[0]?.name ?? '');
    });
  return { bob, told, sent, send, take, events: () => events };
}

const contents = writeJingleContents(offer, 'initiator');

test('XEP-0166 section 6: acknowledged at once, then accepted with Bob’s own transport', async () => {
  const { send, sent, take, told } = createSubject();
  await send('session-initiate', contents);
  const accept = childNamed(sent.at(-1) ?? assert.fail(), 'jingle', xmlns.jingle);
  assert.equal(attributeOf(accept ?? assert.fail(), 'responder'), bobJid);
  assert.deepEqual(take(), ['result', 'session-info', 'session-accept']);
  assert.deepEqual(told, ['answer']);
});

test('XEP-0176 section 5.5: candidates go both ways by transport-info, Bob’s after his answer', async () => {
  const { send, take, told, events } = createSubject();
  const sending = send('session-initiate', contents);
  events().candidate?.({ candidate: line, sdpMid: '0', sdpMLineIndex: 0, usernameFragment: 'u' });
  await sending;
  assert.deepEqual(take(), ['result', 'session-info', 'session-accept', 'transport-info']);
  const candidate = readCandidateLine(line);
  assert.ok(candidate);
  const transport = { ufrag: 'u', pwd: 'p', fingerprint: null, candidates: [candidate] };
  await send('transport-info', [writeTransportInfo('0', transport)]);
  assert.deepEqual(take(), ['result']);
  assert.deepEqual(told, ['answer', line]);
});

test('XEP-0166 section 7.4: session-terminate ends the call, on either side', async () => {
  const { send, take, told, events } = createSubject(2);
  await send('session-initiate', contents);
  take();
  await send('session-terminate');
  assert.deepEqual(take(), ['result']);
  await send('session-terminate');
  assert.deepEqual(take(), ['item-not-found']);
  await send('session-initiate', contents);
  events().state?.('failed');
  assert.equal(take().at(-1), 'session-terminate');
  assert.deepEqual(told, ['answer', 'close', 'answer', 'close']);
});

test('a peer that is closed leaves Bob free for the next session, and that one stays', async () => {
  const { send, take, events } = createSubject(2);
  await send('session-initiate', contents);
  const first = events();
  first.state?.('closed');
  take();
  await send('session-initiate', contents, 'other');
  assert.deepEqual(take(), ['result', 'session-info', 'session-accept']);
  first.state?.('closed');
  await send('session-info', [], 'other');
  assert.deepEqual(take(), ['result']);
});

test('a peer that is closed before its answer is no session, and the caller is told', async () => {
  const { send, take, events } = createSubject(2);
  const sending = send('session-initiate', contents);
  events().state?.('closed');
  await sending;
  assert.deepEqual(take(), ['result', 'session-info', 'session-terminate']);
  await send('session-initiate', contents, 'other');
  assert.deepEqual(take(), ['result', 'session-info', 'session-accept']);
});

test('what cannot be a session is refused', async () => {
  const { send, take, bob } = createSubject();
  await send('session-initiate');
  await send('session-initiate', contents);
  await send('session-initiate', contents, 'other');
  await send('content-add');
  assert.deepEqual(take(), [
    'bad-request',
    'result',
    'session-info',
    'session-accept',
    'resource-constraint',
    'feature-not-implemented',
  ]);
  bob.close();
  await send('session-initiate', contents);
  assert.deepEqual(take(), ['resource-constraint']);
  const broken = createSubject(1, 'no description');
  await broken.send('session-initiate', contents);
  assert.deepEqual(broken.take(), ['result', 'session-info', 'session-terminate']);
});
