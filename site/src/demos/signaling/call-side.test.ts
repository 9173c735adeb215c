import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RoomMessage, RoomPeerName } from '@wireside/labs-server/wire/signaling-room.ts';
import { CallSide } from './call-side.ts';
import { StepRecorder } from './step-recorder.ts';
import { FakeLink, FakePeer } from './testing/fake-call.ts';

function create(name: RoomPeerName) {
  const told: string[] = [];
  const peers: FakePeer[] = [];
  const links: FakeLink[] = [];
  const side = new CallSide(
    name,
    (listener) => {
      const link = new FakeLink(listener);
      links.push(link);
      return link;
    },
    {
      recorder: new StepRecorder(
        () => 0,
        () => {},
      ),
      makePeer: (_name, events) => {
        const peer = new FakePeer(events);
        peers.push(peer);
        return peer.asPeer();
      },
      onCalling: () => told.push('calling'),
      onOpen: () => told.push('open'),
      onStream: (_name, stream) => told.push(stream === null ? 'no stream' : 'stream'),
      onBye: (_name, reason) => told.push(`bye ${reason}`),
      onNotice: (sentence) => told.push(sentence),
      onLinkOver: (sentence) => told.push(`over ${sentence}`),
    },
  );
  const [link] = links;
  assert.ok(link);
  let id = 0;
  const receive = (message: RoomMessage): void => {
    id += 1;
    link.listener.onEntry({ id, from: name === 'A' ? 'B' : 'A', message });
  };
  return { side, link, peers, told, receive };
}

const offer = { type: 'offer', sdp: 'v=0\r\n' } as const;
const answer = { type: 'answer', sdp: 'v=0\r\n' } as const;
const hello = { type: 'hello', kind: 'page' } as const;

test('A calls when the other is there; B waits for the offer', () => {
  const a = create('A');
  a.receive(hello);
  assert.deepEqual(a.link.sent, ['offer']);
  a.receive(answer);
  assert.deepEqual(a.peers[0]?.asked, ['call', 'receive answer']);
  const b = create('B');
  b.receive(hello);
  assert.deepEqual(b.peers, []);
  b.receive(offer);
  assert.deepEqual(b.link.sent, ['answer']);
});

test('bye ends the connection, and the next hello begins a new one', () => {
  const { link, peers, told, receive } = create('A');
  receive(hello);
  receive({ type: 'bye', reason: 'enough' });
  receive(hello);
  assert.deepEqual(peers[0]?.asked, ['call', 'close']);
  assert.deepEqual(peers[1]?.asked, ['call']);
  assert.deepEqual(link.sent, ['offer', 'offer']);
  assert.deepEqual(told, ['calling', 'no stream', 'bye enough', 'calling']);
});

test('what happens is told in words: a refused candidate, a failed connection, a lost server', () => {
  const { link, peers, told, receive } = create('A');
  receive(hello);
  receive({ type: 'refused', candidate: 'candidate:1', reason: 'It is far away.' });
  peers[0]?.events.onState('failed');
  peers[0]?.events.onState('disconnected');
  peers[0]?.events.onState('connected');
  peers[0]?.events.onNoCandidate();
  link.listener.onLost();
  link.listener.onBack();
  link.listener.onProblem('Nobody is there.');
  link.listener.onOver('The end.');
  const wordings = [
    /^calling$/,
    /one candidate: It is far away\.$/,
    /no pair of candidates/,
    /become silent/,
    /no network interface is up/,
    /does not answer/,
    /answers again/,
    /^Nobody is there/,
    /^over The end/,
  ];
  assert.equal(told.length, wordings.length);
  for (const [at, wording] of wordings.entries()) assert.match(told[at] ?? '', wording);
});

test('what is said goes by the peer, and who leaves says so', () => {
  const { side, link, peers, receive } = create('A');
  assert.equal(side.say('too early'), false);
  receive(hello);
  assert.equal(side.say('too early'), false);
  peers[0]?.open();
  assert.equal(side.say('Hello'), true);
  side.leave('The call was ended.');
  assert.equal(link.left, 'The call was ended.');
  assert.deepEqual(peers[0]?.asked, ['call', 'say Hello', 'close']);
});
