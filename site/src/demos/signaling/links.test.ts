/** The three ways on the side of the page: what they ask for, how they come back, and when they give up. */
import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { test } from 'node:test';
import { openEventSourceLink } from './event-source-link.ts';
import { openLongPollingLink } from './long-polling-link.ts';
import { giveUpAfterMs, serverGone, tryAgainAfterMs } from './signaling-link.ts';
import { createFakeWorld, entry, problem, type FakeWorld } from './testing/fake-links.ts';
import { openWebSocketLink } from './web-socket-link.ts';

const end = { type: 'candidate', candidate: null } as const;
const next = (since: number) => `GET http://room/next?since=${since}`;
const rollback = { type: 'rollback' } as const;

function newest({ connections }: FakeWorld) {
  const connection = connections.at(-1);
  assert.ok(connection);
  return connection;
}

test('WebSocket: what is sent before it is open waits, in order', () => {
  const fake = createFakeWorld();
  const link = openWebSocketLink(fake.address, fake.listener, fake.world);
  assert.equal(newest(fake).url, 'ws://room/socket?since=3');
  link.send(end);
  link.send(rollback);
  newest(fake).open();
  assert.deepEqual(newest(fake).sent, [JSON.stringify(end), JSON.stringify(rollback)]);
  newest(fake).receive(entry(4));
  newest(fake).receive({ problem: { detail: 'Nobody is there.' } });
  assert.deepEqual(fake.told, ['4 A candidate', 'problem: Nobody is there.']);
});

test('WebSocket: after a loss it opens again, after the last entry that it has', () => {
  const fake = createFakeWorld();
  const link = openWebSocketLink(fake.address, fake.listener, fake.world);
  newest(fake).open();
  newest(fake).receive(entry(4));
  newest(fake).lose();
  link.send(end);
  fake.advance(tryAgainAfterMs);
  assert.equal(newest(fake).url, 'ws://room/socket?since=4');
  newest(fake).open();
  assert.deepEqual(newest(fake).sent, [JSON.stringify(end)]);
  assert.deepEqual(fake.told, ['4 A candidate', 'lost', 'back']);
});

test('WebSocket: script cannot read why a handshake was refused, so it asks in another way', async () => {
  const fake = createFakeWorld();
  openWebSocketLink(fake.address, fake.listener, fake.world);
  fake.answer(problem(410, 'The code has expired.'));
  newest(fake).lose();
  await turn();
  assert.deepEqual(fake.asked, ['GET http://room/next?since=3&holdMs=100']);
  assert.deepEqual(fake.told, ['over: The code has expired.']);
});

test('WebSocket: a server that does not come back is given up', async () => {
  const fake = createFakeWorld();
  openWebSocketLink(fake.address, fake.listener, fake.world);
  newest(fake).open();
  newest(fake).lose();
  for (let passedMs = 0; passedMs < giveUpAfterMs; passedMs += tryAgainAfterMs) {
    fake.advance(tryAgainAfterMs);
    fake.answer('no network');
    newest(fake).lose();
    await turn();
  }
  assert.deepEqual(fake.told, ['lost', `over: ${serverGone}`]);
  const { length } = fake.connections;
  fake.advance(giveUpAfterMs);
  assert.equal(fake.connections.length, length);
});

test('WebSocket: what the server says when it closes is told; leaving says bye first', () => {
  const fake = createFakeWorld();
  const link = openWebSocketLink(fake.address, fake.listener, fake.world);
  newest(fake).open();
  newest(fake).lose(1000, 'You have left this room.');
  assert.deepEqual(fake.told, ['over: You have left this room.']);
  link.leave('late');
  const other = createFakeWorld();
  const leaving = openWebSocketLink(other.address, other.listener, other.world);
  newest(other).open();
  leaving.leave('enough');
  assert.deepEqual(newest(other).sent, ['{"type":"bye","reason":"enough"}']);
  newest(other).lose(1000, '');
  assert.deepEqual(other.told, []);
});

test('long polling: each request has the cursor of the last answer, and 204 asks again', async () => {
  const fake = createFakeWorld();
  openLongPollingLink(fake.address, fake.listener, fake.world);
  fake.answer(Response.json({ entries: [entry(4), entry(6)], reset: false, since: 6 }));
  fake.answer(new Response(null, { status: 204 }));
  await turn();
  assert.deepEqual(fake.asked, [next(3), next(6), next(6)]);
  assert.deepEqual(fake.told, ['4 A candidate', '6 A candidate']);
});

test('long polling: a lost server is asked again, and one that refuses is over', async () => {
  const fake = createFakeWorld();
  openLongPollingLink(fake.address, fake.listener, fake.world);
  fake.answer('no network');
  await turn();
  fake.advance(tryAgainAfterMs);
  fake.answer(new Response(null, { status: 204 }));
  await turn();
  fake.answer(problem(410, 'The code has expired.'));
  await turn();
  assert.deepEqual(fake.told, ['lost', 'back', 'over: The code has expired.']);
});

test('long polling: lost messages end the link', async () => {
  const fake = createFakeWorld();
  openLongPollingLink(fake.address, fake.listener, fake.world);
  fake.answer(Response.json({ entries: [entry(9)], reset: true, since: 9 }));
  await turn();
  assert.match(fake.told.join(), /^over: Messages were lost/);
});

test('POST: one after the other, and a refusal is told in the server’s own words', async () => {
  const fake = createFakeWorld();
  const link = openEventSourceLink(fake.address, fake.listener, fake.world);
  link.send(end);
  link.send(rollback);
  assert.deepEqual(fake.asked, [`POST http://room/messages ${JSON.stringify(end)}`]);
  fake.answer(problem(409, 'Nobody is there.'));
  await turn();
  assert.equal(fake.asked[1], `POST http://room/messages ${JSON.stringify(rollback)}`);
  assert.deepEqual(fake.told, ['problem: Nobody is there.']);
});

test('POST: what did not reach the server is sent again, in order', async () => {
  const fake = createFakeWorld();
  const link = openEventSourceLink(fake.address, fake.listener, fake.world);
  link.send(end);
  fake.answer('no network');
  await turn();
  link.send(rollback);
  fake.advance(tryAgainAfterMs);
  const posts = fake.asked.map((each) => each.split(' ').at(-1));
  assert.deepEqual(posts.slice(0, 2), [JSON.stringify(end), JSON.stringify(end)]);
});

test('server-sent events: the browser comes back by itself, and the end is told', () => {
  const fake = createFakeWorld();
  openEventSourceLink(fake.address, fake.listener, fake.world);
  assert.equal(newest(fake).url, 'http://room/events?since=3');
  newest(fake).open();
  newest(fake).receive(entry(4));
  newest(fake).fail(false);
  newest(fake).open();
  newest(fake).receive('You have left this room.', 'over');
  const over = 'over: You have left this room.';
  assert.deepEqual(fake.told, ['4 A candidate', 'lost', 'back', over]);
});

test('server-sent events: an answer that is no stream is asked for in another way', async () => {
  const fake = createFakeWorld();
  openEventSourceLink(fake.address, fake.listener, fake.world);
  fake.answer(problem(404, 'No room has this code.'));
  newest(fake).fail(true);
  await turn();
  assert.deepEqual(fake.told, ['over: No room has this code.']);
});

test('who leaves says bye by a request that outlives the page, and hears nothing more', async () => {
  for (const open of [openEventSourceLink, openLongPollingLink]) {
    const fake = createFakeWorld();
    const link = open(fake.address, fake.listener, fake.world);
    link.leave('enough');
    link.leave('enough');
    const byes = fake.asked.filter((each) => each.startsWith('POST'));
    assert.deepEqual(byes, ['POST http://room/messages {"type":"bye","reason":"enough"}']);
    await turn();
    fake.advance(giveUpAfterMs);
    assert.deepEqual(fake.told, []);
  }
});
