/** Garbage, excess and silence leave no held state. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RawClient } from '../testing/raw-client.ts';
import { connectRaw } from '../testing/raw-client.ts';
import type { TestServer } from '../testing/test-server.ts';
import { eventually, startTestServer } from '../testing/test-server.ts';

// Long enough that the requests which are meant to succeed do, on a busy machine too.
const hasten = { connectionsCheckingInterval: 25, headersTimeout: 500, requestTimeout: 500 };

async function assertNothingHeld(server: TestServer): Promise<void> {
  await eventually(() => server.counters()['connections'] === 0);
  assert.equal(server.counters()['heldRequests'], 0);
}

/** Sends `text` and resolves with everything that came back until the connection ended. */
async function answerTo(server: TestServer, text: string): Promise<string> {
  const client = await connectRaw(server.urls.labs[0]);
  client.send(text);
  await client.closed;
  return client.received();
}

test('garbage is answered with 400, counted, and dropped', async (context) => {
  const server = await startTestServer(context);
  assert.match(await answerTo(server, '\u0016\u0003\u0001 not HTTP\r\n\r\n'), /^HTTP\/1\.1 400 /);
  await assertNothingHeld(server);
  assert.equal(server.counters()['unattributedConnections'], 1);
});

test('an oversize head is answered with 431', async (context) => {
  const server = await startTestServer(context, { httpLimits: { maxHeaderSize: 2048 } });
  const head = `GET / HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(4096)}\r\n\r\n`;
  assert.match(await answerTo(server, head), /^HTTP\/1\.1 431 /);
  await assertNothingHeld(server);
});

test('a head that comes too slowly, or never, is ended with 408', async (context) => {
  const server = await startTestServer(context, { httpLimits: hasten });
  assert.match(await answerTo(server, 'GET / HTTP/1.1\r\nHo'), /^HTTP\/1\.1 408 /);
  const silent = await connectRaw(server.urls.labs[0]);
  await silent.closed;
  await assertNothingHeld(server);
  assert.equal(server.counters()['unattributedConnections'], 2);
});

test('a head that comes byte by byte, for ever, is ended all the same', async (context) => {
  const server = await startTestServer(context, { httpLimits: hasten });
  const session = await server.createSession();
  const client = await connectRaw(server.urls.labs[0]);
  client.send(`GET /s/${session}/1/tiny/hello HTTP/1.1\r\nHost: localhost\r\nX: `);
  const drip = setInterval(() => client.send('x'), 20);
  context.after(() => clearInterval(drip));
  await client.closed;
  assert.match(client.received(), /^HTTP\/1\.1 408 /);
  await assertNothingHeld(server);
  assert.deepEqual(await server.recordsOf(session), []);
});

test('a body that never comes is ended with 408, and is no held state', async (context) => {
  const server = await startTestServer(context, { httpLimits: hasten });
  const session = await server.createSession();
  const path = `/s/${session}/1/tiny/echo`;
  await answerTo(
    server,
    `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nabc`,
  );
  await assertNothingHeld(server);
});

test('aborted and half-closed requests release what they held', async (context) => {
  const server = await startTestServer(context);
  const session = await server.createSession();
  const leave: ((client: RawClient) => void)[] = [
    (client) => client.socket.resetAndDestroy(),
    (client) => client.destroy(),
    (client) => void client.socket.end(),
  ];
  for (const go of leave) {
    const client = await connectRaw(server.urls.labs[0]);
    client.send(`GET /s/${session}/1/tiny/held HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    await client.until('first');
    assert.equal(server.counters()['heldRequests'], 1);
    go(client);
    await assertNothingHeld(server);
  }
  const closes = (await server.recordsOf(session)).filter((record) => record.kind === 'close');
  assert.deepEqual(
    closes.map(({ cause }) => cause),
    ['rst', 'fin', 'fin'],
  );
});

test('a pipelined request whose turn never came releases what it held', async (context) => {
  const server = await startTestServer(context);
  const session = await server.createSession();
  const client = await connectRaw(server.urls.labs[0]);
  const get = (path: string): string =>
    `GET /s/${session}/1/tiny/${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
  client.send(get('later') + get('held'));
  await eventually(() => server.counters()['heldRequests'] === 1);
  client.destroy();
  await assertNothingHeld(server);
});
