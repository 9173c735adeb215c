/** Limits of a session are answered with a status or a close that names them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFakeClock } from '../clock/fake-clock.ts';
import { connectRaw } from '../testing/raw-client.ts';
import { eventually, startTestServer, streamOf } from '../testing/test-server.ts';

const get = (session: string, path: string): string =>
  `GET /s/${session}/1/tiny/${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`;

test('a connection beyond the limit is answered with 429 and closed; another session notices nothing', async (context) => {
  const server = await startTestServer(context, { sessionLimits: { connections: 1 } });
  const session = await server.createSession();
  const first = await connectRaw(server.urls.labs[0]);
  first.send(get(session, 'held'));
  await first.until('first');
  const second = await connectRaw(server.urls.labs[0]);
  second.send(get(session, 'hello'));
  await second.closed;
  assert.match(second.received(), /^HTTP\/1\.1 429 [\s\S]*"code":"too-many-connections"/);
  const other = await connectRaw(server.urls.labs[0]);
  other.send(get(await server.createSession(), 'hello'));
  await other.until('200 OK');
  other.destroy();
  first.destroy();
  await eventually(() => server.counters()['connections'] === 0);
  const third = await connectRaw(server.urls.labs[0]);
  third.send(get(session, 'hello'));
  await third.until('200 OK');
  third.destroy();
});

test('a held response beyond the limit is answered with 429; the connection may go on', async (context) => {
  const server = await startTestServer(context, { sessionLimits: { heldRequests: 1 } });
  const session = await server.createSession();
  const first = await connectRaw(server.urls.labs[0]);
  first.send(get(session, 'held'));
  await first.until('first');
  const second = await connectRaw(server.urls.labs[0]);
  second.send(get(session, 'held'));
  await second.until('"code":"too-many-held-requests"}');
  second.send(get(session, 'hello'));
  await second.until('"run":1');
  first.destroy();
  second.destroy();
});

test('too many bytes within a second cut the connection, and the wire says why', async (context) => {
  const server = await startTestServer(context, { sessionLimits: { bytesPerSecond: 50_000 } });
  const session = await server.createSession();
  const client = await connectRaw(server.urls.labs[0]);
  client.send(get(session, 'large'));
  await client.closed;
  await eventually(() => server.counters()['connections'] === 0);
  const close = (await server.recordsOf(session)).at(-1);
  assert.ok(close?.kind === 'close' && close.cause === 'lab');
  assert.match(close.reason, /within one second/);
});

test('a lab’s cut ends the connection as asked, with what was written, and the wire says why', async (context) => {
  const server = await startTestServer(context);
  const session = await server.createSession();
  for (const how of ['fin', 'rst'] as const) {
    const client = await connectRaw(server.urls.labs[1]);
    client.send(get(session, `cut?how=${how}`));
    assert.equal(await client.closed, how);
    await eventually(() => server.counters()['connections'] === 0);
    const records = await server.recordsOf(session);
    const close = records.at(-1);
    assert.ok(close?.kind === 'close');
    assert.deepEqual([close.cause, close.reason], ['lab', 'The lab was asked to.']);
    if (how === 'fin') assert.equal(streamOf(records, 'server-to-client'), client.received());
  }
});

test('a lab’s cut ends a connection whose reader has stopped', async (context) => {
  const clock = createFakeClock();
  const sessionLimits = { bytesPerSecond: Number.MAX_SAFE_INTEGER };
  const server = await startTestServer(context, { clock, sessionLimits });
  const session = await server.createSession();
  for (const how of ['rst', 'fin'] as const) {
    const client = await connectRaw(server.urls.labs[0]);
    client.socket.pause();
    client.send(get(session, `cut-full?how=${how}`));
    await eventually(async () =>
      streamOf(await server.recordsOf(session), 'server-to-client').includes('xxx'),
    );
    if (how === 'fin') {
      assert.equal(server.counters()['connections'], 1);
      clock.advance(2_000);
    }
    await eventually(() => server.counters()['connections'] === 0);
    const close = (await server.recordsOf(session)).at(-1);
    assert.ok(close?.kind === 'close' && close.cause === 'lab');
    client.socket.resume();
    assert.equal(await client.closed, 'rst');
  }
  assert.equal(server.counters()['heldRequests'], 0);
});

test('a session that ends cuts its streams; its id is unknown from then on', async (context) => {
  const clock = createFakeClock();
  const server = await startTestServer(context, { clock, sessionLimits: { idleExpiryMs: 60_000 } });
  const session = await server.createSession();
  const client = await connectRaw(server.urls.labs[0]);
  client.send(get(session, 'held'));
  await client.until('first');
  clock.advance(70_000);
  await client.closed;
  await eventually(() => server.counters()['connections'] === 0);
  assert.deepEqual([server.counters()['sessions'], server.counters()['slabs']], [0, 0]);
  const late = await connectRaw(server.urls.labs[0]);
  late.send(get(session, 'hello'));
  await late.until('"code":"unknown-session"}');
  assert.match(late.received(), /^HTTP\/1\.1 404 [\s\S]*POST \/api\/sessions/);
  late.destroy();
});
