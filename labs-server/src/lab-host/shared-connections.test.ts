/** One session's bytes never in another's trace, whatever shares a connection. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectRaw } from '../testing/raw-client.ts';
import { eventually, startTestServer, streamOf } from '../testing/test-server.ts';

const get = (session: string, path: string): string =>
  `GET /s/${session}/1/tiny/${path} HTTP/1.1\r\nHost: localhost\r\nX-Mark: of-${session.slice(0, 8)}\r\n\r\n`;

test('a keep-alive connection shared by two sessions, one after the other', async (context) => {
  const server = await startTestServer(context);
  const [one, other] = [await server.createSession(), await server.createSession()];
  const client = await connectRaw(server.urls.labs[0]);
  for (const [index, session] of [one, other, one, other].entries()) {
    client.send(get(session, 'hello'));
    const answers = () => client.received().split('"connection":1}').length - 1;
    await eventually(() => answers() === index + 1);
  }
  for (const [mine, theirs] of [
    [one, other],
    [other, one],
  ] as const) {
    const sent = streamOf(await server.recordsOf(mine), 'client-to-server');
    assert.equal(sent.split(`of-${mine.slice(0, 8)}`).length, 3);
    assert.ok(!sent.includes(theirs.slice(0, 8)));
  }
  client.destroy();
});

test('two requests of two sessions in one read: the connection is cut, no byte is leaked', async (context) => {
  const server = await startTestServer(context);
  const [one, other] = [await server.createSession(), await server.createSession()];
  const client = await connectRaw(server.urls.labs[0]);
  client.send(get(one, 'later') + get(other, 'hello'));
  await client.closed;
  await eventually(() => server.counters()['connections'] === 0);
  const mine = await server.recordsOf(one);
  assert.ok(!streamOf(mine, 'client-to-server').includes(other.slice(0, 8)));
  const close = mine.at(-1);
  assert.ok(close?.kind === 'close' && close.cause === 'lab');
  assert.match(close.reason, /before the previous response/);
  const theirs = await server.recordsOf(other);
  assert.ok(!streamOf(theirs, 'client-to-server').includes(one.slice(0, 8)));
  assert.equal(streamOf(theirs, 'server-to-client'), '');
});

test('the start of another session’s request in the read of the first one waits for its own', async (context) => {
  const server = await startTestServer(context);
  const [one, other] = [await server.createSession(), await server.createSession()];
  const client = await connectRaw(server.urls.labs[0]);
  const second = get(other, 'hello');
  client.send(get(one, 'hello') + second.slice(0, 50));
  await client.until('"connection":1}');
  client.send(second.slice(50));
  await eventually(() => client.received().split('"connection":1}').length === 3);
  const mine = streamOf(await server.recordsOf(one), 'client-to-server');
  assert.ok(mine.endsWith('\r\n\r\n') && !mine.includes(other.slice(0, 8)));
  const theirs = streamOf(await server.recordsOf(other), 'client-to-server');
  assert.equal(theirs, second.replace(other, '0'.repeat(32)));
  client.destroy();
});

test('a request for another session while the first response is held cuts the connection', async (context) => {
  const server = await startTestServer(context);
  const [one, other] = [await server.createSession(), await server.createSession()];
  const client = await connectRaw(server.urls.labs[0]);
  client.send(get(one, 'held'));
  await client.until('first');
  client.send(get(other, 'hello'));
  await client.closed;
  assert.ok(!client.received().includes('"connection"'));
  await eventually(() => server.counters()['heldRequests'] === 0);
});

test('an expectation and its interim answer belong to the request that made them', async (context) => {
  const server = await startTestServer(context);
  const session = await server.createSession();
  const client = await connectRaw(server.urls.labs[0]);
  const request = `POST /s/${session}/1/tiny/echo HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n`;
  client.send(request);
  await client.until('HTTP/1.1 100 Continue\r\n\r\n');
  client.send('hello');
  await client.until('\r\n0\r\n\r\n');
  const records = await server.recordsOf(session);
  assert.equal(streamOf(records, 'server-to-client'), client.received());
  assert.ok(streamOf(records, 'client-to-server').endsWith('\r\n\r\nhello'));
  client.destroy();
});

test('an unknown expectation does not leave its head to the next session', async (context) => {
  const server = await startTestServer(context);
  const [one, other] = [await server.createSession(), await server.createSession()];
  const client = await connectRaw(server.urls.labs[0]);
  client.send(get(one, 'hello').replace('X-Mark:', 'Expect: wonders\r\nX-Mark:'));
  await client.until('"code":"unknown-expectation"}');
  client.send(get(other, 'hello'));
  await client.until('"connection":1}');
  const mine = streamOf(await server.recordsOf(one), 'client-to-server');
  assert.ok(mine.includes('wonders'));
  const theirs = streamOf(await server.recordsOf(other), 'client-to-server');
  assert.ok(!theirs.includes('wonders'));
  client.destroy();
});

test('nobody but the server itself may use the upstream listener', async (context) => {
  const server = await startTestServer(context);
  const session = await server.createSession();
  const client = await connectRaw(`http://127.0.0.1:${server.upstreamPort}`);
  client.send(get(session, 'hello'));
  await client.closed;
  assert.equal(client.received(), '');
  assert.deepEqual(await server.recordsOf(session), []);
});
