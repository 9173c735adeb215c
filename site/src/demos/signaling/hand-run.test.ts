import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RoomPeerName } from '@wireside/labs-server/wire/signaling-room.ts';
import { fakeLab } from '../testing/fake-lab.ts';
import { type HandBox, HandRun } from './hand-run.ts';
import { nothingCalled, type SignalingReport } from './signaling-report.ts';
import { FakePeer } from './testing/fake-call.ts';

function start(...sides: RoomPeerName[]) {
  const { lab, stop } = fakeLab();
  const peers = new Map<RoomPeerName, FakePeer>();
  let report: SignalingReport = nothingCalled;
  let boxes: readonly HandBox[] = [];
  const run = new HandRun(
    lab,
    { sides },
    {
      makePeer: (name, events) => {
        const peer = new FakePeer(events);
        peers.set(name, peer);
        return peer.asPeer();
      },
      tell: (told) => (report = told),
      onBoxes: (next) => (boxes = next),
      onStream: () => {},
      onTime: () => {},
    },
  );
  const running = run.run();
  const box = (side: RoomPeerName): HandBox => {
    const found = boxes.find((each) => each.side === side);
    assert.ok(found);
    return found;
  };
  return { run, running, stop, peers, box, boxes: () => boxes, report: () => report };
}

const offer = JSON.stringify({ type: 'offer', sdp: 'v=0\r\n' });
const answer = JSON.stringify({ type: 'answer', sdp: 'v=0\r\n' });

test('one text in each direction, carried by hand, and the two are connected', async () => {
  const call = start('A', 'B');
  assert.deepEqual(call.box('A'), { side: 'A', out: offer, wants: 'answer', problem: null });
  assert.deepEqual(call.box('B'), { side: 'B', out: null, wants: 'offer', problem: null });
  call.run.paste('B', ` ${offer}\n`);
  assert.equal(call.box('B').out, answer);
  call.run.paste('A', answer);
  assert.equal(call.box('A').wants, null);
  call.peers.get('A')?.open();
  assert.equal(call.report().phase, 'connected');
  assert.equal(call.run.say('Hello', 'A'), true);
  const steps = call.report().steps.map(({ text, sent, received }) => [text, sent, received]);
  assert.deepEqual(steps.slice(0, 2), [
    ['offer', true, true],
    ['answer', true, true],
  ]);
  call.stop.abort();
  await call.running;
  assert.deepEqual([call.boxes(), call.report().phase], [[], 'over']);
});

test('what is pasted at the wrong place, or is no message, is told and can be pasted again', () => {
  const call = start('A', 'B');
  call.run.paste('A', offer);
  assert.equal(call.box('A').problem, 'This is an offer, and this side waits for the answer.');
  call.run.paste('B', 'hello');
  assert.match(call.box('B').problem ?? '', /is not JSON/);
  call.run.paste('B', '  ');
  call.run.paste('B', offer);
  assert.equal(call.box('B').problem, null);
});

test('a page that takes an offer makes none', () => {
  const call = start('B');
  assert.equal(call.report().me, 'B');
  assert.equal(call.peers.size, 0);
  call.run.paste('B', offer);
  assert.equal(call.box('B').out, answer);
});

test('a failed connection and a machine without candidates are told once', () => {
  const call = start('A');
  for (const _ of 'ab') {
    call.peers.get('A')?.events.onState('failed');
    call.peers.get('A')?.events.onNoCandidate();
  }
  assert.equal(call.report().notices.length, 2);
});
