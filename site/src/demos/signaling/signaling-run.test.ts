import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { test, type TestContext } from 'node:test';
import type { RoomMessage, RoomPeerName } from '@wireside/labs-server/wire/signaling-room.ts';
import { answerFetch, fakeLab } from '../testing/fake-lab.ts';
import { nothingCalled, type SignalingReport, type WayTime } from './signaling-report.ts';
import { SignalingRun, type SignalingSetting } from './signaling-run.ts';
import { FakeLink, FakePeer } from './testing/fake-call.ts';
import { createFakeWorld } from './testing/fake-links.ts';

const place = (name: RoomPeerName, other: 'page' | null = null): Response =>
  Response.json(
    { code: 'K7XPD', peer: `key ${name}`, name, since: 1, other, expiresInMs: 900_000 },
    { status: 201 },
  );

function start(t: TestContext, setting: Partial<SignalingSetting>, ...responses: Response[]) {
  const asked = answerFetch(t, ...responses);
  const { lab, stop } = fakeLab();
  const links: FakeLink[] = [];
  const peers: FakePeer[] = [];
  const times: WayTime[] = [];
  let report: SignalingReport = nothingCalled;
  const run = new SignalingRun(
    lab,
    { way: 'websocket', other: 'here', code: '', ...setting },
    {
      openLink: (_address, listener) => {
        const link = new FakeLink(listener);
        links.push(link);
        return link;
      },
      links: createFakeWorld().world,
      makePeer: (_name, events) => {
        const peer = new FakePeer(events);
        peers.push(peer);
        return peer.asPeer();
      },
      tell: (told) => (report = told),
      onStream: () => {},
      onTime: (time) => times.push(time),
    },
  );
  const running = run.run();
  return { asked, run, running, stop, links, peers, times, report: () => report };
}

function receive(to: FakeLink | undefined, from: RoomPeerName, message: RoomMessage): void {
  to?.listener.onEntry({ id: 1, from, message });
}

const hello = { type: 'hello', kind: 'page' } as const;
const bye = { type: 'bye', reason: '' } as const;

test('with a second peer in this page both take a place in one room', async (t) => {
  const call = start(t, {}, place('A'), place('B', 'page'));
  await turn();
  await turn();
  assert.deepEqual(
    call.asked.map((each) => each.replace(/.*\/signaling/, '')),
    ['/rooms', '/peers?room=K7XPD'],
  );
  const [a, b] = call.links;
  receive(a, 'B', hello);
  receive(b, 'A', { type: 'offer', sdp: 'v=0\r\n' });
  assert.equal(call.report().phase, 'connecting');
  for (const peer of call.peers) peer.open();
  assert.equal(call.report().phase, 'connected');
  assert.equal(call.run.say('Hello', 'B'), true);
  assert.deepEqual(call.times, [{ way: 'websocket', other: 'here', messages: 2, connectMs: 0 }]);
  const texts = call.report().steps.map(({ from, text }) => `${from} ${text}`);
  assert.deepEqual(texts, [
    'A open room K7XPD',
    'B join room K7XPD',
    'B hello',
    'A offer',
    'B answer',
    'A data channel open',
    'B Hello',
  ]);
  call.stop.abort();
  await call.running;
  assert.equal(call.report().phase, 'over');
  assert.deepEqual([a?.left, b?.left], ['The call was ended.', 'The call was ended.']);
});

test('by code one waits; who has left may come back', async (t) => {
  const call = start(t, { other: 'code' }, place('A'));
  await turn();
  assert.equal(call.report().phase, 'waiting');
  assert.equal(call.report().me, 'A');
  const [link] = call.links;
  receive(link, 'B', hello);
  receive(link, 'B', bye);
  assert.equal(call.report().phase, 'waiting');
  assert.match(call.report().notices.join(), /The other side has left/);
  receive(link, 'B', hello);
  assert.equal(call.report().phase, 'connecting');
  call.stop.abort();
  await call.running;
});

test('who takes place A in a room where the other waits calls at once', async (t) => {
  const call = start(t, { other: 'code', code: 'K7XPD' }, place('A', 'page'));
  await turn();
  await turn();
  assert.deepEqual(call.links[0]?.sent, ['offer']);
  call.stop.abort();
  await call.running;
});

test('a code that the server refuses ends the run with the server’s own words', async (t) => {
  const problem = Response.json({ detail: 'No room has this code.' }, { status: 404 });
  const call = start(t, { other: 'code', code: 'AAAAA' }, problem);
  await call.running;
  assert.equal(call.report().phase, 'over');
  assert.deepEqual(call.report().notices, ['No room has this code.']);
});

test('a lost server ends a call that is being made, and not one that is connected', async (t) => {
  const call = start(t, { other: 'bob' }, place('A'), Response.json({}, { status: 201 }));
  await turn();
  await turn();
  receive(call.links[0], 'B', { type: 'hello', kind: 'bob' });
  call.peers[0]?.open();
  call.links[0]?.listener.onOver('The server is gone.');
  assert.equal(call.report().phase, 'connected');
  assert.equal(call.run.say('Hello', 'A'), true);
  receive(call.links[0], 'B', bye);
  await call.running;
  assert.equal(call.report().phase, 'over');
});

test('a lost server ends a call that is being made', async (t) => {
  const call = start(t, { other: 'code' }, place('A'));
  await turn();
  call.links[0]?.listener.onOver('The server is gone.');
  await call.running;
  assert.deepEqual([call.report().phase, call.report().notices], ['over', ['The server is gone.']]);
});
