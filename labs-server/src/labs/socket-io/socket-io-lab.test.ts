/** The Socket.IO lab on a real server, with the real client. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { Socket } from 'socket.io-client';
import { WebSocket } from 'ws';
import { createServer } from '../../create-server.ts';
import { defaultSessionLimits, type SessionLimits } from '../../sessions/session-limits.ts';
import { maxClients } from './run-server.ts';
import { ask, clientOf, type ClientOptions, next, upgraded } from './testing/socket-io-clients.ts';

interface Subject {
  readonly site: string;
  readonly session: string;
  /** The address of an endpoint in run 1, or in another one. */
  readonly url: (below: string, run?: number) => string;
  /** A client that is connected, and closed when the test ends. */
  readonly connect: (below: string, options?: ClientOptions) => Promise<Socket>;
}

async function start(context: TestContext, limits: Partial<SessionLimits> = {}): Promise<Subject> {
  const sessionLimits = { ...defaultSessionLimits, ...limits };
  const server = await createServer({ port: 0, sessionLimits });
  const clients: Socket[] = [];
  context.after(async () => {
    for (const client of clients) client.close();
    await server.close();
  });
  const { site, labs } = server.urls;
  const response = await fetch(`${site}/api/sessions`, { method: 'POST' });
  const { id } = (await response.json()) as { readonly id: string };
  const url = (below: string, run = 1) => `${labs[0]}/s/${id}/${run}/socket-io${below}`;
  return {
    site,
    session: id,
    url,
    async connect(below, options) {
      const client = clientOf(url(below), options);
      clients.push(client);
      await next(client, 'connect');
      return client;
    },
  };
}

test('a client begins on long polling and upgrades to WebSocket', async (t) => {
  const { connect } = await start(t);
  const client = await connect('/chat/');
  await upgraded(client);
  assert.equal(client.io.engine.transport.name, 'websocket');
});

test('an intermediary that refuses upgrades leaves it on long polling, where all goes on', async (t) => {
  const { url } = await start(t);
  const client = clientOf(url('/chat/?via=refuse-upgrade'));
  const failed = new Promise<unknown>((resolve) => client.io.engine.once('upgradeError', resolve));
  await next(client, 'connect');
  assert.ok(await failed);
  assert.deepEqual(await ask(client, 'say', 'hello'), { ok: true, heardBy: 1 });
  assert.equal(client.io.engine.transport.name, 'polling');
  client.close();
});

test('an event is acknowledged, and heard by all in the run, but by no other run', async (t) => {
  const { connect, url } = await start(t);
  const [alice, bob] = [await connect('/chat/'), await connect('/chat/')];
  const stranger = clientOf(url('/chat/', 2));
  await next(stranger, 'connect');
  stranger.on('said', () => assert.fail('another run'));
  const heard = next(bob, 'said');
  assert.deepEqual(await ask(alice, 'say', 'hello'), { ok: true, heardBy: 2 });
  assert.equal(((await heard) as { readonly text: string }).text, 'hello');
  assert.deepEqual(await ask(stranger, 'say to', 'blue', 'x'), { ok: true, heardBy: 0 });
  stranger.close();
});

test('a room is heard by those who are in it, and a client is in at most eight', async (t) => {
  const { connect } = await start(t);
  const [alice, bob] = [await connect('/chat/'), await connect('/chat/')];
  assert.deepEqual(await ask(alice, 'join', 'blue'), { ok: true, rooms: ['blue'], members: 1 });
  assert.deepEqual(await ask(bob, 'say to', 'blue', 'hi'), { ok: true, heardBy: 1 });
  for (let room = 1; room < 8; room += 1) await ask(alice, 'join', `room ${room}`);
  const refused = await ask(alice, 'join', 'one more');
  assert.match(JSON.stringify(refused), /at most 8 rooms/);
  assert.match(JSON.stringify(await ask(alice, 'join', 'x'.repeat(33))), /32 characters/);
});

test('namespaces share the connection; one asks for a token, and others do not exist', async (t) => {
  const { connect } = await start(t);
  const client = await connect('/chat/');
  const news = client.io.socket('/news', {});
  assert.match(String(await next(news, 'headline')), /namespace/);
  const refused = (await next(client.io.socket('/members', {}), 'connect_error')) as Error;
  assert.match(refused.message, /^Not authorized/);
  const unknown = (await next(client.io.socket('/nowhere', {}), 'connect_error')) as Error;
  assert.equal(unknown.message, 'Invalid namespace');
});

test('bytes travel as attachments, in both transports', async (t) => {
  const { connect } = await start(t);
  for (const transports of [['polling'], ['websocket']] as ('polling' | 'websocket')[][]) {
    const client = await connect('/chat/', { transports });
    const answer = await ask(client, 'upload', Uint8Array.of(1, 2, 3));
    assert.deepEqual(answer, { byteLength: 3, reversed: Buffer.from([3, 2, 1]) });
  }
});

test('a client that comes back has its rooms, and gets what it missed', async (t) => {
  const { connect } = await start(t);
  const client = await connect('/chat/', { reconnection: true });
  await upgraded(client);
  await ask(client, 'join', 'blue');
  await ask(client, 'say', 'before');
  const missed: unknown[] = [];
  client.on('said', (said: unknown) => missed.push((said as { readonly text: string }).text));
  const gone = next(client, 'disconnect');
  client.emit('break');
  assert.equal(await gone, 'transport close');
  await next(client, 'connect');
  assert.equal(client.recovered, true);
  assert.deepEqual(missed, ['Are you there?', 'We go on without you.', 'You will hear of it.']);
  assert.deepEqual(await ask(client, 'say to', 'blue', 'back'), { ok: true, heardBy: 1 });
});

test('a run has a bounded number of clients, and another run notices nothing', async (t) => {
  const { connect, url } = await start(t);
  await connect('/chat/', { transports: ['polling'] });
  const handshake = (run: number) => fetch(`${url('/chat/', run)}?EIO=4&transport=polling`);
  for (let client = 1; client < maxClients; client += 1) await handshake(1);
  const refused = await handshake(1);
  assert.equal(refused.status, 429);
  assert.match(await refused.text(), /too-many-socket-io-clients/);
  assert.equal((await handshake(2)).status, 200);
});

test('a session that sends too many packets loses its connection', async (t) => {
  const { connect } = await start(t, { messagesPerSecond: 20 });
  const client = await connect('/chat/', { transports: ['websocket'] });
  const gone = next(client, 'disconnect');
  for (let packet = 0; packet < 40; packet += 1) client.emit('say', 'again');
  assert.equal(await gone, 'transport close');
});

test('a message that is too long is refused', async (t) => {
  const { connect } = await start(t);
  const client = await connect('/chat/', { transports: ['websocket'] });
  const gone = next(client, 'disconnect');
  client.emit('say', 'x'.repeat(70_000));
  assert.ok(['transport close', 'transport error'].includes(String(await gone)));
});

test('the end of the session closes every client', async (t) => {
  const { connect, site, session } = await start(t);
  const client = await connect('/chat/', { transports: ['websocket'] });
  const gone = next(client, 'disconnect');
  await fetch(`${site}/api/sessions/${session}`, { method: 'DELETE' });
  assert.ok(await gone);
});

test('the same chat on plain ws passes texts on, and nothing else', async (t) => {
  const { url } = await start(t);
  const address = url('/plain-chat').replace('http', 'ws');
  const [alice, bob] = [new WebSocket(address), new WebSocket(address)];
  await Promise.all([alice, bob].map((socket) => new Promise((done) => socket.once('open', done))));
  const heard = new Promise((resolve) => bob.once('message', (data) => resolve(String(data))));
  alice.send('{"say":"hello"}');
  assert.match(String(await heard), /^\{"from":"client \d","text":"hello"\}$/);
  const closed = new Promise((resolve) => alice.once('close', resolve));
  alice.send('hello');
  assert.equal(await closed, 1008);
  bob.close();
});
