import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFakeClock } from '../../clock/fake-clock.ts';
import { createRandom } from '../../../wire/testing/random.ts';
import { codeLastsMs } from './room.ts';
import { maxGuesses, maxRooms, maxRoomsOfSession, Rooms } from './rooms.ts';

function create() {
  const clock = createFakeClock(0);
  const random = createRandom(1);
  const randomBytes = (byteLength: number) =>
    Uint8Array.from({ length: byteLength }, () => random.below(256));
  const rooms = new Rooms({ clock, randomBytes });
  const open = (owner = 's') => {
    const opened = rooms.open(owner);
    assert.ok(opened.ok);
    return opened.value;
  };
  return { clock, rooms, open };
}

const who = { session: 's', address: '127.0.0.1' };
const codeOf = (outcome: ReturnType<Rooms['find']>): string =>
  outcome.ok ? 'found' : outcome.problem.code;

test('a room is found by its code, in any case; two rooms have two codes', () => {
  const { rooms, open } = create();
  const [one, other] = [open(), open()];
  assert.notEqual(one.code, other.code);
  const found = rooms.find(one.code.toLowerCase(), who);
  assert.ok(found.ok && found.value === one);
});

test('no code, an unknown code and an expired one are told apart', () => {
  const { clock, rooms, open } = create();
  const { code } = open();
  assert.equal(codeOf(rooms.find('hello?', who)), 'no-room-code');
  assert.equal(codeOf(rooms.find(code === 'AAAAA' ? 'BBBBB' : 'AAAAA', who)), 'unknown-room');
  clock.advance(codeLastsMs);
  const expired = rooms.find(code, who);
  assert.ok(!expired.ok);
  assert.equal(expired.problem.status, 410);
  assert.match(expired.problem.detail, /expired: nobody came within 15 minutes\. Open a new room/);
  assert.equal(rooms.size, 0);
});

test('a room does not expire while both places are taken', () => {
  const { clock, rooms, open } = create();
  const room = open();
  for (const _ of 'AB') {
    const joined = room.join('page');
    assert.ok(joined.ok);
    joined.value.peer.read(0, { onEntries() {}, onReset() {}, onClosed() {} });
  }
  clock.advance(2 * codeLastsMs);
  assert.equal(codeOf(rooms.find(room.code, who)), 'found');
});

test('who guesses is stopped for a minute, even with the right code; another session is not', () => {
  const { clock, rooms, open } = create();
  const { code } = open();
  const wrong = code === 'AAAAA' ? 'BBBBB' : 'AAAAA';
  for (let tried = 0; tried < maxGuesses.session; tried += 1) rooms.find(wrong, who);
  assert.equal(codeOf(rooms.find(code, who)), 'too-many-wrong-codes');
  assert.equal(codeOf(rooms.find(code, { ...who, session: 'other' })), 'found');
  clock.advance(60_000);
  assert.equal(codeOf(rooms.find(code, who)), 'found');
});

test('new sessions at the same address do not help who guesses', () => {
  const { rooms, open } = create();
  const { code } = open();
  const wrong = code === 'AAAAA' ? 'BBBBB' : 'AAAAA';
  for (let tried = 0; tried < maxGuesses.address; tried += 1) {
    rooms.find(wrong, { ...who, session: `s${tried}` });
  }
  assert.equal(codeOf(rooms.find(code, { ...who, session: 'new' })), 'too-many-wrong-codes');
  assert.equal(codeOf(rooms.find(code, { session: 'new', address: '192.0.2.1' })), 'found');
});

test('who has a place is let in, however many others guess at the same address', () => {
  const { rooms, open } = create();
  const room = open();
  const joined = room.join('page');
  assert.ok(joined.ok);
  const wrong = room.code === 'AAAAA' ? 'BBBBB' : 'AAAAA';
  for (let tried = 0; tried < maxGuesses.address; tried += 1) {
    rooms.find(wrong, { ...who, session: `s${tried}` });
  }
  const { key } = joined.value.peer;
  const place = rooms.findPlace(room.code, key, who);
  assert.ok(place.ok && place.value.peer === joined.value.peer);
  const other = rooms.findPlace(room.code, 'another key', who);
  assert.ok(!other.ok && other.problem.code === 'too-many-wrong-codes');
  const elsewhere = rooms.findPlace(room.code, 'another key', { ...who, address: '192.0.2.1' });
  assert.ok(!elsewhere.ok && elsewhere.problem.code === 'unknown-peer');
});

test('a session and the process have so many rooms', () => {
  const { rooms, open } = create();
  for (let opened = 0; opened < maxRoomsOfSession; opened += 1) open();
  const own = rooms.open('s');
  assert.ok(!own.ok && own.problem.code === 'too-many-rooms');
  for (let opened = maxRoomsOfSession; opened < maxRooms; opened += 1) open(`s${opened}`);
  const any = rooms.open('another');
  assert.ok(!any.ok && any.problem.code === 'no-room-left');
});
