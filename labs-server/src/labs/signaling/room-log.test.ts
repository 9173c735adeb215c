import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RoomMessage } from '../../../wire/signaling-room.ts';
import { maxRoomBytes, maxRoomEntries, RoomLog } from './room-log.ts';

const small: RoomMessage = { type: 'candidate', candidate: null };
const large: RoomMessage = { type: 'offer', sdp: `v=0\r\n${'x'.repeat(48 * 1024)}` };

test('gives each message the next id', async () => {
  const log = new RoomLog();
  assert.deepEqual([log.append('A', small), log.append('B', small)], [1, 2]);
  assert.equal(log.lastId, 2);
  const { events } = await log.entries.readAfter(1);
  assert.deepEqual(events, [{ id: 2, payload: { from: 'B', message: small } }]);
});

test('keeps at most so many messages, and drops the oldest', () => {
  const log = new RoomLog();
  for (let sent = 0; sent < maxRoomEntries + 3; sent += 1) log.append('A', small);
  assert.deepEqual(log.entries.range(), { firstId: 4, lastId: maxRoomEntries + 3 });
});

test('keeps at most so many bytes: large messages push the small ones out', async () => {
  const log = new RoomLog();
  for (let sent = 0; sent < 20; sent += 1) log.append('A', small);
  for (let sent = 0; sent < 10; sent += 1) log.append('A', large);
  const { events, state } = await log.entries.readAfter(0);
  const bytes = events.map(({ payload }) => Buffer.byteLength(JSON.stringify(payload.message)));
  assert.ok(bytes.reduce((sum, each) => sum + each, 0) <= maxRoomBytes);
  assert.equal(events.length, 5);
  assert.equal(state, 'too-old');
  for (let sent = 0; sent < 300; sent += 1) log.append('A', small);
  assert.equal((await log.entries.readAfter(0)).events.length, maxRoomEntries);
});
