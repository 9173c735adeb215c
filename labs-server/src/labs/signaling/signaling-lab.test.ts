import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test, type TestContext } from 'node:test';
import { WebSocket } from 'ws';
import { startLabServer } from '../testing/lab-server.ts';
import { signalingLab } from './signaling-lab.ts';
import { numbered, postMessage, takePlace } from './testing/ways.ts';

async function start(context: TestContext) {
  const server = await startLabServer([signalingLab]);
  context.after(() => server.close());
  return { server };
}

async function problemOf(response: Response): Promise<string> {
  assert.match(response.headers.get('Content-Type') ?? '', /^application\/problem\+json/);
  const { code, status } = (await response.json()) as { code: string; status: number };
  assert.equal(status, response.status);
  return `${status} ${code}`;
}

test('a place says who one is, who is there, and how long the code is good', async (t) => {
  const { server } = await start(t);
  const a = await takePlace(server, 's');
  assert.match(a.code, /^[A-HJKMNP-Z2-9]{5}$/);
  assert.match(a.peer, /^[\w-]{22}$/);
  assert.deepEqual([a.name, a.other, a.expiresInMs], ['A', null, 900_000]);
  const b = await takePlace(server, 'other', a.code.toLowerCase());
  assert.deepEqual([b.name, b.other], ['B', 'page']);
  assert.notEqual(a.peer, b.peer);
});

test('a mistyped code, a code that no room has and a full room are told apart', async (t) => {
  const { server } = await start(t);
  const join = async (code: string) =>
    problemOf(await fetch(server.url(`/signaling/peers?room=${code}`), { method: 'POST' }));
  const { code } = await takePlace(server, 's');
  await takePlace(server, 'other', code);
  assert.equal(await join('K0XPD'), '400 no-room-code');
  assert.equal(await join(code === 'AAAAA' ? 'BBBBB' : 'AAAAA'), '404 unknown-room');
  assert.equal(await join(code), '409 room-full');
});

test('without its key nobody sends or reads, on any way', async (t) => {
  const { server } = await start(t);
  const { code } = await takePlace(server, 's');
  const query = `room=${code}&peer=guess`;
  const post = await fetch(server.url(`/signaling/messages?${query}`), {
    method: 'POST',
    body: JSON.stringify(numbered(1)),
  });
  assert.equal(await problemOf(post), '404 unknown-peer');
  for (const path of ['next', 'events']) {
    const answer = await fetch(server.url(`/signaling/${path}?${query}`));
    assert.equal(await problemOf(answer), '404 unknown-peer');
  }
  const socket = new WebSocket(server.url(`/signaling/socket?${query}`).replace('http', 'ws'));
  const [error] = (await once(socket, 'error')) as [Error];
  assert.match(error.message, /404/);
});

test('what is no message is refused and named: by POST and on a WebSocket', async (t) => {
  const { server } = await start(t);
  const a = await takePlace(server, 's');
  await takePlace(server, 'other', a.code);
  const answer = await postMessage(a, { type: 'offer', sdp: 'hello' });
  assert.equal(answer.status, 400);
  assert.match(await answer.text(), /does not begin with the line v=0/);
  assert.equal(await problemOf(await postMessage(a, 'x'.repeat(65_537))), '413 body-too-large');
  const socket = new WebSocket(a.url('/socket', { since: 9 }).replace('http', 'ws'));
  const told: string[] = [];
  socket.on('message', (data) => told.push(String(data)));
  await once(socket, 'open');
  for (const message of ['{}', Buffer.of(1), `"${'x'.repeat(65_536)}"`]) socket.send(message);
  while (told.length < 4) await once(socket, 'message');
  assert.match(told.join(), /"reset":true.*`type` is missing.*is binary.*longer than 65536/s);
  socket.close();
});

test('a page that is closed says so by 1001: the other hears bye at once', async (t) => {
  const { server } = await start(t);
  const a = await takePlace(server, 's');
  const b = await takePlace(server, 'other', a.code);
  const socket = new WebSocket(b.url('/socket').replace('http', 'ws'));
  await once(socket, 'open');
  socket.close(1001);
  const answer = await fetch(a.url('/next', { since: 2 }));
  assert.match(await answer.text(), /"from":"B","message":\{"type":"bye"/);
});

test('the end of a session says no bye: the call may go on; who does not come back has left', async (t) => {
  const { server } = await start(t);
  const a = await takePlace(server, 's');
  await takePlace(server, 'other', a.code);
  server.endSession();
  const asked = fetch(a.url('/next', { since: 2, holdMs: 100 }));
  await server.held.reaches(1);
  server.clock.advance(100);
  assert.equal((await asked).status, 204);
  server.clock.advance(15_000);
  const answer = await fetch(server.url(`/signaling/peers?room=${a.code}`), { method: 'POST' });
  assert.equal(await problemOf(answer), '410 room-closed');
});

test('a long poll with nothing new is answered 204 when its time is over', async (t) => {
  const { server } = await start(t);
  const a = await takePlace(server, 's');
  const asked = fetch(a.url('/next', { since: a.since, holdMs: 5_000 }));
  await server.held.reaches(1);
  server.clock.advance(5_000);
  assert.equal((await asked).status, 204);
});
