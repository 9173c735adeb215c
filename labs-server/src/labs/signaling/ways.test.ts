/** One suite over the three ways: every message once and in order, resumed by cursor, bounded, and told when one leaves. */
import assert from 'node:assert/strict';
import { describe, test, type TestContext } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { createRandom, fuzzSeed } from '../../../wire/testing/random.ts';
import type { RoomEntry } from '../../../wire/signaling-room.ts';
import { maxPendingBytes } from '../streamed-response.ts';
import { type LabServer, startLabServer } from '../testing/lab-server.ts';
import { connectRaw } from '../testing/raw-client.ts';
import { maxBufferedBytes } from '../web-socket.ts';
import { maxRoomEntries } from './room-log.ts';
import { signalingLab } from './signaling-lab.ts';
import {
  numbered,
  postMessage,
  takePlace,
  type TestPlace,
  type Way,
  ways,
} from './testing/ways.ts';

const count = 40;
const allMessages = Array.from({ length: count }, (_, index) => numbered(index + 1));

async function start(context: TestContext) {
  const server = await startLabServer([signalingLab]);
  context.after(() => server.close());
  const a = await takePlace(server, 's');
  const b = await takePlace(server, 'other', a.code);
  return { server, a, b };
}

/** Reads the other's messages after `since` until `most` came; notices are read over. */
async function readSome(way: Way, place: TestPlace, since: number, most: number) {
  const leaving = new AbortController();
  const entries: RoomEntry[] = [];
  for await (const entry of way.read(place, since, leaving.signal)) {
    if (entry.message.type === 'hello') continue;
    entries.push(entry);
    if (entries.length >= most) break;
  }
  leaving.abort();
  return entries;
}

async function sendAll(place: TestPlace, seed: number): Promise<void> {
  const random = createRandom(seed);
  for (const message of allMessages) {
    assert.equal((await postMessage(place, message)).status, 201);
    for (let turns = random.below(10); turns > 0; turns -= 1) await turn();
  }
}

const messagesIn = (entries: readonly RoomEntry[]) => entries.map(({ message }) => message);

async function held(server: LabServer): Promise<void> {
  await server.held.reaches(1);
  await turn();
}

for (const way of ways) {
  describe(`signaling by ${way.name}`, () => {
    delivers(way);
    leaves(way);
  });
}

function delivers(way: Way): void {
  test('delivers every message of the other once and in order, and none of one’s own', async (t) => {
    const { a, b } = await start(t);
    const reading = readSome(way, b, b.since, count);
    assert.equal((await postMessage(b, numbered(0))).status, 201);
    await sendAll(a, fuzzSeed());
    const entries = await reading;
    assert.deepEqual(messagesIn(entries), allMessages);
    assert.ok(entries.every(({ from }) => from === 'A'));
  });

  test('goes on after the last message that a peer has, however often it leaves', async (t) => {
    const { a, b } = await start(t);
    const seed = fuzzSeed();
    const random = createRandom(seed);
    const sending = sendAll(a, seed + 1);
    const entries: RoomEntry[] = [];
    while (entries.length < count) {
      const most = Math.min(count - entries.length, 1 + random.below(8));
      entries.push(...(await readSome(way, b, entries.at(-1)?.id ?? b.since, most)));
    }
    await sending;
    assert.deepEqual(messagesIn(entries), allMessages, `seed ${seed}`);
  });

  test('sends a message as a peer reads it', async (t) => {
    const { a, b } = await start(t);
    const reading = readSome(way, a, a.since, 2);
    const offer = { type: 'offer', sdp: 'v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\n' };
    await way.send(b, offer);
    await way.send(b, { type: 'bye', reason: 'enough' });
    const entries = await reading;
    assert.deepEqual(messagesIn(entries), [offer, { type: 'bye', reason: 'enough' }]);
  });

  test('a cursor that is older than the log is told, and what is left follows', async (t) => {
    const { server, a, b } = await start(t);
    for (let sent = 0; sent < maxRoomEntries + 2; sent += 1) {
      if (sent === 150) server.clock.advance(10_000);
      assert.equal((await postMessage(a, numbered(sent))).status, 201);
    }
    const client = await connectRaw(server.port);
    const { pathname, search } = new URL(b.url(way.endpoint, { since: 1 }));
    client.get(pathname + search, way.endpoint === '/socket' ? handshakeFields : {});
    await client.until(`candidate:${maxRoomEntries + 1} `);
    assert.match(client.received, /event: reset|"reset":true/);
    assert.doesNotMatch(client.received, /candidate:1 /);
    client.close();
  });
}

function leaves(way: Way): void {
  test('who goes without a word is told as bye when it does not come back', async (t) => {
    const { server, a, b } = await start(t);
    const gone = await connectRaw(server.port);
    const { pathname, search } = new URL(b.url(way.endpoint, { since: b.since }));
    gone.get(pathname + search, way.endpoint === '/socket' ? handshakeFields : {});
    await held(server);
    const reading = readSome(way, a, b.since, 1);
    await server.held.reaches(2);
    gone.socket.resetAndDestroy();
    await server.held.reaches(1);
    server.clock.advance(14_999);
    server.clock.advance(1);
    const [entry] = await reading;
    assert.match(JSON.stringify(entry?.message), /"bye","reason":"Its connection was lost/);
  });

  test('nothing waits for a peer that has left, and its reader is ended', async (t) => {
    const { server, a, b } = await start(t);
    const client = await connectRaw(server.port);
    const { pathname, search } = new URL(b.url(way.endpoint, { since: b.since }));
    client.get(pathname + search, way.endpoint === '/socket' ? handshakeFields : {});
    await held(server);
    await postMessage(b, { type: 'bye', reason: '' });
    server.clock.advance(2_000);
    await server.held.reaches(0);
    const answer = await postMessage(a, numbered(1));
    assert.equal(answer.status, 409);
    client.close();
  });

  test('a reader that does not read costs bounded memory', async (t) => {
    const { server, a, b } = await start(t);
    const client = await connectRaw(server.port);
    client.socket.pause();
    const { pathname, search } = new URL(b.url(way.endpoint, { since: b.since }));
    client.get(pathname + search, way.endpoint === '/socket' ? handshakeFields : {});
    await held(server);
    const offer = { type: 'offer', sdp: `v=0\r\n${'x'.repeat(47 * 1024)}` };
    for (let sent = 0; sent < 40; sent += 1) {
      await postMessage(a, offer);
      for (const { writableLength } of server.sockets) {
        assert.ok(writableLength <= Math.max(maxPendingBytes, maxBufferedBytes));
      }
    }
    client.close();
  });
}

const handshakeFields = {
  Upgrade: 'websocket',
  Connection: 'Upgrade',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version': '13',
} as const;
