import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import { channelCloseCode } from '../../wire/channel-message.ts';
import { createFakeClock } from '../clock/fake-clock.ts';
import type { ServerOptions } from '../server-options.ts';
import { openChannel } from '../testing/channel-client.ts';
import { connectRaw } from '../testing/raw-client.ts';
import { eventually, startTestServer, streamOf } from '../testing/test-server.ts';

async function startWithChannel(context: TestContext, options: ServerOptions = {}) {
  const clock = createFakeClock();
  const server = await startTestServer(context, { clock, ...options });
  const session = await server.createSession();
  const url = `${server.urls.channel}?session=${session}`;
  const channel = await openChannel(url);
  await eventually(() => channel.messages.length > 0);
  return { clock, server, session, url, channel };
}

test('the welcome comes first, and a clock request is answered', async (context) => {
  const { clock, session, channel } = await startWithChannel(context);
  clock.advance(5);
  channel.send({ type: 'clock', id: 3 });
  await eventually(() => channel.messages.length === 2);
  const [welcome, reading] = channel.messages;
  assert.ok(welcome?.type === 'welcome' && welcome.session === session);
  assert.deepEqual(reading, { type: 'clock', id: 3, serverTimeUs: welcome.serverTimeUs + 5_000 });
});

test('an observer gets what was, and what comes, once and in order', async (context) => {
  const { clock, server, session, channel } = await startWithChannel(context);
  const client = await connectRaw(server.urls.labs[0]);
  const get = `GET /s/${session}/1/tiny/hello HTTP/1.1\r\nHost: localhost\r\n\r\n`;
  client.send(get);
  await client.until('"run":1');
  channel.send({ type: 'observe', afterSequence: 0 });
  await eventually(() => channel.records.length === 3);
  client.send(get);
  await eventually(() => {
    clock.advance(40);
    return channel.records.length === 5;
  });
  assert.deepEqual(
    channel.records.map(({ sequence }) => sequence),
    [1, 2, 3, 4, 5],
  );
  assert.equal(streamOf(channel.records, 'client-to-server'), get + get);
  assert.equal(streamOf(channel.records, 'server-to-client'), client.received());
  client.destroy();
});

test('without a channel the server does not wake up to look for records', async (context) => {
  const clock = createFakeClock();
  const server = await startTestServer(context, { clock });
  const url = `${server.urls.channel}?session=${await server.createSession()}`;
  const before = clock.pending();
  const channel = await openChannel(url);
  await eventually(() => channel.messages.length > 0);
  assert.ok(clock.pending() > before);
  channel.socket.close();
  await eventually(() => clock.pending() === before);
});

test('what was overwritten before it was asked for is told as a gap', async (context) => {
  const { server, session, channel } = await startWithChannel(context, {
    sessionLimits: { logBytes: 64 * 1024 },
  });
  const client = await connectRaw(server.urls.labs[0]);
  for (let round = 1; round <= 4; round += 1) {
    client.send(`GET /s/${session}/1/tiny/large HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    await eventually(() => client.received().length > round * 200_000);
  }
  channel.send({ type: 'observe', afterSequence: 0 });
  await eventually(() => channel.records.length > 0);
  const gap = channel.messages.at(-1);
  assert.ok(gap?.type === 'gap' && gap.afterSequence === 0);
  assert.equal(channel.records[0]?.sequence, gap.nextSequence);
  assert.ok(server.counters()['droppedRecords'] === gap.nextSequence - 1);
  client.destroy();
});

test('a bad message closes with its own code, an unknown session with another', async (context) => {
  const { server, url, channel } = await startWithChannel(context);
  channel.send('{"type":"shout"}');
  assert.equal((await channel.closed).code, channelCloseCode.badMessage);
  const binary = await openChannel(url);
  binary.send(Buffer.from([1, 2, 3]));
  assert.equal((await binary.closed).code, channelCloseCode.badMessage);
  const long = await openChannel(url);
  long.send('x'.repeat(5000));
  // RFC 6455 section 7.4.1: a message too big to process.
  assert.equal((await long.closed).code, 1009);
  const unknown = await openChannel(`${server.urls.channel}?session=${'0'.repeat(32)}`);
  assert.equal((await unknown.closed).code, channelCloseCode.unknownSession);
  await eventually(() => server.counters()['channels'] === 0);
});

test('the end of the session is told before the channel closes', async (context) => {
  const { server, session, channel } = await startWithChannel(context);
  await fetch(`${server.urls.site}/api/sessions/${session}`, { method: 'DELETE' });
  assert.deepEqual(await channel.closed, {
    code: channelCloseCode.sessionEnded,
    reason: 'deleted',
  });
  const last = channel.messages.at(-1);
  assert.ok(last?.type === 'session-end' && last.code === 'deleted');
});

test('an open channel keeps its session; a page that does not answer pings is cut', async (context) => {
  const { clock, server, channel } = await startWithChannel(context, {
    sessionLimits: { idleExpiryMs: 60_000 },
  });
  clock.advance(29_000);
  assert.equal(server.counters()['sessions'], 1);
  channel.socket.pause();
  for (let minute = 0; minute < 3; minute += 1) clock.advance(60_000);
  await eventually(() => server.counters()['channels'] === 0);
  clock.advance(70_000);
  assert.equal(server.counters()['sessions'], 0);
});

test('a session has only so many channels', async (context) => {
  const { url } = await startWithChannel(context, { sessionLimits: { channels: 1 } });
  const second = await openChannel(url);
  // RFC 6455 section 7.4.1 (registry): try again later.
  assert.equal((await second.closed).code, 1013);
});

test('a limit that a run reached is told', async (context) => {
  const { server, session, channel } = await startWithChannel(context, {
    sessionLimits: { heldRequests: 0 },
  });
  await fetch(`${server.urls.labs[0]}/s/${session}/4/tiny/held`);
  await eventually(() => channel.messages.length === 2);
  const limit = channel.messages[1];
  assert.ok(limit?.type === 'limit' && limit.run === 4);
  assert.equal(limit.code, 'too-many-held-requests');
});

test('other pages, other names and other paths get an ordinary refusal', async (context) => {
  const { server, session } = await startWithChannel(context);
  const refusals = [
    [`/api/channel?session=${session}`, 'localhost', 'http://evil.example', 403],
    [`/api/channel?session=${session}`, 'localhost', 'null', 403],
    [`/api/channel?session=${session}`, 'evil.example', 'http://evil.example', 421],
    ['/elsewhere', 'localhost', server.urls.site, 404],
    ['//', 'localhost', server.urls.site, 404],
  ] as const;
  for (const [path, host, origin, status] of refusals) {
    const client = await connectRaw(server.urls.site);
    client.send(
      `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\nConnection: Upgrade\r\n` +
        'Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    await client.closed;
    assert.match(client.received(), new RegExp(`^HTTP/1\\.1 ${status} `), `${path} ${origin}`);
  }
});
