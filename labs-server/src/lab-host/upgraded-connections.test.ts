/** An upgraded connection is one session's alone, from its request to its end. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectRaw } from '../testing/raw-client.ts';
import { eventually, startTestServer, streamOf } from '../testing/test-server.ts';

const get = (session: string, path: string, fields = ''): string =>
  `GET /s/${session}/1/tiny/${path} HTTP/1.1\r\nHost: localhost\r\n${fields}\r\n`;
const upgrade = (session: string): string =>
  get(session, 'bytes', 'Connection: Upgrade\r\nUpgrade: websocket\r\n');

test('an upgrade before the previous response, to another session, is complete cuts the connection', async (context) => {
  const server = await startTestServer(context);
  const [one, other] = [await server.createSession(), await server.createSession()];
  for (const between of ['together', 'later']) {
    const client = await connectRaw(server.urls.labs[0]);
    if (between === 'together') client.send(get(one, 'held') + upgrade(other));
    else {
      client.send(get(one, 'held'));
      await client.until('first');
      client.send(upgrade(other));
    }
    await client.closed;
    assert.ok(!client.received().includes('101'), between);
    await eventually(() => server.counters()['connections'] === 0);
  }
  const mine = await server.recordsOf(one);
  assert.ok(!streamOf(mine, 'client-to-server').includes(other.slice(0, 8)));
  const close = mine.at(-1);
  assert.ok(close?.kind === 'close' && close.cause === 'lab');
  assert.match(close.reason, /before the previous response, to another session/);
  assert.equal(streamOf(await server.recordsOf(other), 'server-to-client'), '');
  assert.deepEqual([server.counters()['heldRequests'], server.counters()['webSockets']], [0, 0]);
});

test('nor may it come before the previous response of its own session is complete', async (context) => {
  const server = await startTestServer(context);
  const session = await server.createSession();
  const client = await connectRaw(server.urls.labs[0]);
  client.send(get(session, 'held'));
  await client.until('first');
  client.send(upgrade(session));
  await client.closed;
  assert.ok(!client.received().includes('101'));
  await eventually(() => server.counters()['connections'] === 0);
  const close = (await server.recordsOf(session)).at(-1);
  assert.ok(close?.kind === 'close');
  assert.match(close.reason, /with Upgrade came before the previous response was complete/);
});

test('what follows an upgrade belongs to its session, whoever used the connection before', async (context) => {
  const server = await startTestServer(context);
  const [one, other] = [await server.createSession(), await server.createSession()];
  const client = await connectRaw(server.urls.labs[0]);
  client.send(get(one, 'hello'));
  await client.until('"connection":1}');
  client.send(`${upgrade(other)}early `);
  await client.until('early ');
  client.send('and late');
  await client.until('early and late');
  client.destroy();
  await eventually(() => server.counters()['connections'] === 0);
  const mine = await server.recordsOf(one);
  assert.equal(streamOf(mine, 'client-to-server'), get('0'.repeat(32), 'hello'));
  assert.ok(!streamOf(mine, 'server-to-client').includes('early'));
  const theirs = await server.recordsOf(other);
  assert.equal(streamOf(theirs, 'client-to-server'), `${upgrade('0'.repeat(32))}early and late`);
  assert.ok(streamOf(theirs, 'server-to-client').endsWith('\r\n\r\nearly and late'));
});

test('after it no request is read: bytes that name another session are bytes', async (context) => {
  const server = await startTestServer(context);
  const [one, other] = [await server.createSession(), await server.createSession()];
  const client = await connectRaw(server.urls.labs[0]);
  client.send(upgrade(one));
  await client.until('\r\n\r\n');
  client.send(get(other, 'hello'));
  await client.until(get(other, 'hello'));
  assert.deepEqual(await server.recordsOf(other), []);
  client.destroy();
});

test('a session that ends cuts its upgraded connections; those of others go on', async (context) => {
  const server = await startTestServer(context);
  const [one, other] = [await server.createSession(), await server.createSession()];
  const [mine, theirs] = [
    await connectRaw(server.urls.labs[0]),
    await connectRaw(server.urls.labs[0]),
  ];
  mine.send(upgrade(one));
  theirs.send(upgrade(other));
  await mine.until('101');
  await theirs.until('101');
  assert.equal(server.counters()['webSockets'], 2);
  await fetch(`${server.urls.site}/api/sessions/${one}`, { method: 'DELETE' });
  assert.equal(await mine.closed, 'rst');
  await eventually(() => server.counters()['connections'] === 1);
  theirs.send('still here');
  await theirs.until('still here');
  theirs.destroy();
  await eventually(() => server.counters()['webSockets'] === 0);
});

test('an upgrade that is refused ends its connection, also when bytes follow that nobody reads', async (context) => {
  const server = await startTestServer(context, { sessionLimits: { webSockets: 0 } });
  const session = await server.createSession();
  for (const [request, status] of [
    [upgrade(session), 429],
    [upgrade('none'), 404],
    [upgrade(session).replace('localhost', 'evil.example'), 421],
  ] as const) {
    const client = await connectRaw(server.urls.labs[0]);
    client.send(`${request}early bytes`);
    await client.until(`HTTP/1.1 ${status} `);
    assert.equal(await client.closed, 'fin');
    await eventually(() => server.counters()['connections'] === 0);
  }
});
