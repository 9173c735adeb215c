/** A call with Bob through a room: werift on both sides. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { createCaller, nextMessages, opened } from '../../peer/testing/caller.ts';
import { startLabServer } from '../testing/lab-server.ts';
import { signalingLab } from './signaling-lab.ts';
import { postMessage, takePlace, type TestPlace, ways } from './testing/ways.ts';

async function start(context: TestContext) {
  const server = await startLabServer([signalingLab]);
  context.after(() => server.close());
  const place = await takePlace(server, 's');
  return { server, place };
}

const invite = (place: TestPlace) => fetch(place.url('/bob'), { method: 'POST' });

for (const way of ways) {
  test(`Bob answers an offer that comes by ${way.name}, and his data channel echoes`, async (t) => {
    const { place } = await start(t);
    const channels: { send(text: string): void }[] = [];
    const { connection, offer } = await createCaller((made) => {
      channels.push(made.createDataChannel('chat'));
    });
    t.after(() => connection.close());
    assert.equal((await invite(place)).status, 201);
    const sdp = await offer();
    assert.equal((await postMessage(place, { type: 'offer', sdp })).status, 201);
    const leaving = new AbortController();
    const told: string[] = [];
    for await (const { from, message } of way.read(place, place.since, leaving.signal)) {
      told.push(`${from} ${message.type}`);
      if (message.type === 'answer') await connection.setRemoteDescription(message);
      if (message.type !== 'candidate') continue;
      if (message.candidate === null) break;
      await connection.addIceCandidate(message.candidate);
    }
    assert.deepEqual(told.slice(0, 2), ['B hello', 'B answer']);
    const [channel] = channels as Parameters<typeof opened>[0][];
    assert.ok(channel);
    await opened(channel);
    const echoed = nextMessages(channel, 1);
    channel.send('Hello Bob');
    assert.deepEqual(await echoed, ['Hello Bob']);
    leaving.abort();
  });
}

test('an offer that Bob cannot apply ends his stay, and his bye says why', async (t) => {
  const { place } = await start(t);
  await invite(place);
  await postMessage(place, { type: 'offer', sdp: 'v=0\r\ns=-\r\n' });
  const answer = await fetch(place.url('/next', { since: place.since + 1 }));
  assert.match(
    await answer.text(),
    /"from":"B","message":\{"type":"bye","reason":"Bob cannot go on/,
  );
});

test('Bob does not come into a room that is full', async (t) => {
  const { server, place } = await start(t);
  await takePlace(server, 'other', place.code);
  assert.equal((await invite(place)).status, 409);
});

test('Bob has so many calls of a session, and goes when the caller does', async (t) => {
  const { server } = await start(t);
  const places: TestPlace[] = [];
  for (let opened = 0; opened < 5; opened += 1) places.push(await takePlace(server, 's'));
  const statuses: number[] = [];
  for (const place of places) statuses.push((await invite(place)).status);
  assert.deepEqual(statuses, [201, 201, 201, 201, 503]);
  const [first, , , , last] = places;
  assert.ok(first && last);
  await postMessage(first, { type: 'bye', reason: '' });
  assert.equal((await invite(last)).status, 201);
});
