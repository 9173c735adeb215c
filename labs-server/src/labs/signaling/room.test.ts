import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { test } from 'node:test';
import { createFakeClock } from '../../clock/fake-clock.ts';
import type { RoomEntry } from '../../../wire/signaling-room.ts';
import { Room } from './room.ts';
import { comesBackWithinMs, type RoomPeer } from './room-peer.ts';

function create() {
  const clock = createFakeClock(0);
  const closed: string[] = [];
  let keys = 0;
  const room = new Room({
    code: 'K7XPD',
    clock,
    newKey: () => `key ${(keys += 1)}`,
    onClosed: (_room, reason) => closed.push(reason),
  });
  return { clock, room, closed };
}

function join(room: Room, kind: 'page' | 'bob' = 'page') {
  const joined = room.join(kind);
  assert.ok(joined.ok);
  return joined.value;
}

function read(peer: RoomPeer, since: number) {
  const heard: (RoomEntry['message']['type'] | string)[] = [];
  const stop = peer.read(since, {
    onEntries: (entries) => heard.push(...entries.map(({ message }) => message.type)),
    onReset: () => heard.push('reset'),
    onClosed: (reason) => heard.push(reason),
  });
  return { heard, stop };
}

const end = { type: 'candidate', candidate: null } as const;

test('the first is A, the second B, and a third is refused', () => {
  const { room } = create();
  assert.equal(join(room).peer.name, 'A');
  assert.equal(join(room).peer.name, 'B');
  const third = room.join('page');
  assert.ok(!third.ok && third.problem.code === 'room-full');
});

test('the one who waits hears hello; what is sent before is refused', async () => {
  const { room } = create();
  const a = join(room);
  const { heard } = read(a.peer, a.since);
  const alone = room.send(a.peer, end);
  assert.ok(!alone.ok && alone.problem.code === 'nobody-there');
  join(room);
  await turn();
  assert.deepEqual(heard, ['hello']);
});

test('a bye frees the place: whoever comes next hears nothing of the call before', async () => {
  const { room } = create();
  const [a, b] = [join(room), join(room)];
  const ofA = read(a.peer, a.since);
  assert.ok(room.send(a.peer, { type: 'offer', sdp: 'v=0\r\n' }).ok);
  assert.ok(room.send(b.peer, { type: 'bye', reason: '' }).ok);
  assert.ok(!room.send(b.peer, end).ok);
  const next = join(room);
  assert.equal(next.peer.name, 'B');
  const ofNext = read(next.peer, next.since);
  await turn();
  assert.deepEqual(ofNext.heard, []);
  assert.deepEqual(ofA.heard, ['hello', 'bye', 'hello']);
});

test('a peer reads on one connection: the newest', async () => {
  const { room } = create();
  const a = join(room);
  const old = read(a.peer, a.since);
  const fresh = read(a.peer, a.since);
  join(room);
  await turn();
  assert.deepEqual(old.heard, ['Another connection of this peer reads now.']);
  assert.deepEqual(fresh.heard, ['hello']);
  // The old one ends late: the new one goes on.
  old.stop();
  assert.equal(a.peer.hasLeft, false);
});

test('who never reads, or reads no more, has left after some seconds', async () => {
  const { clock, room } = create();
  const [a, b] = [join(room), join(room)];
  const ofA = read(a.peer, a.since);
  const ofB = read(b.peer, b.since);
  clock.advance(comesBackWithinMs);
  assert.equal(b.peer.hasLeft, false);
  ofB.stop();
  clock.advance(comesBackWithinMs - 1);
  assert.equal(b.peer.hasLeft, false);
  clock.advance(1);
  assert.equal(b.peer.hasLeft, true);
  await turn();
  assert.deepEqual(ofA.heard, ['hello', 'bye']);
});

test('the room closes with the last page, and Bob with it', async () => {
  const { room, closed, clock } = create();
  const [a, bob] = [join(room), join(room, 'bob')];
  let bobLeft = false;
  bob.peer.whenLeft(() => (bobLeft = true));
  room.leave(a.peer, 'Its session is over.');
  assert.deepEqual(closed, ['Everybody has left this room.']);
  assert.equal(bobLeft, true);
  assert.equal(clock.pending(), 0);
});

test('too many messages within ten seconds are refused', () => {
  const { clock, room } = create();
  const a = join(room);
  join(room);
  const sent = Array.from({ length: 201 }, () => room.send(a.peer, end));
  assert.equal(sent.filter(({ ok }) => ok).length, 200);
  const last = sent.at(-1);
  assert.ok(last && !last.ok && last.problem.code === 'too-many-messages');
  clock.advance(10_000);
  assert.ok(room.send(a.peer, end).ok);
});

test('an expired code ends the one who waits, with the reason', async () => {
  const { clock, room } = create();
  const a = join(room);
  const { heard } = read(a.peer, a.since);
  clock.advance(room.expiresInMs);
  await turn();
  assert.deepEqual(heard, ['The code has expired: nobody came within 15 minutes.']);
});
