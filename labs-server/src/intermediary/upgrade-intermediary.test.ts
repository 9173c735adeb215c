/** The intermediary before an upgraded connection: the handshake, the bytes and the ends of both hops. */
import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { after, before, beforeEach, type TestContext, test } from 'node:test';
import { connectRaw, type RawClient } from '../labs/testing/raw-client.ts';
import { stalledAfterMs } from '../labs/stalled-end.ts';
import { webSocketLab } from '../labs/websocket/websocket-lab.ts';
import { headTimeoutMs } from './intermediary-problems.ts';
import { startViaServer, type ViaServer } from './testing/via-server.ts';

let server: ViaServer;
let earlierCuts = 0;
const reasons = (): string[] => server.cuts.slice(earlierCuts).map(({ reason }) => reason);

before(async () => void (server = await startViaServer([webSocketLab])));
beforeEach(() => {
  server.upstreamPort = null;
  earlierCuts = server.cuts.length;
  server.dials.length = 0;
  server.feeds.drop('s');
  server.feeds.start('s', 1, { count: 0 });
});
after(() => server.close());

const upgradeFields = {
  Connection: 'Upgrade',
  Upgrade: 'websocket',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version': '13',
};

async function ask(query: string, fields: Record<string, string> = {}): Promise<RawClient> {
  const client = await connectRaw(server.port);
  client.get(server.path(`/websocket/echo?${query}`), { ...upgradeFields, ...fields });
  return client;
}

/** A server behind the intermediary that does with its one connection what the test says. */
async function behind(
  t: TestContext,
  serve: (socket: Socket, head: string) => void,
): Promise<void> {
  const upstream = createServer({ allowHalfOpen: true }, (socket) => {
    socket.on('error', () => {});
    socket.once('data', (bytes: Buffer) => serve(socket, bytes.toString('latin1')));
  });
  upstream.listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  t.after(() => upstream.close());
  server.upstreamPort = (upstream.address() as AddressInfo).port;
}

const switching =
  'HTTP/1.1 101 Go on\r\nConnection: Upgrade, X-Hop\r\nUpgrade: websocket\r\nX-Hop: 1\r\nX-End: 2\r\n\r\n';

test('the handshake goes on by a registered connection of its own, with the fields of each hop', async () => {
  const client = await ask('via=rechunk&viaBytes=3');
  await client.until('\r\n\r\n');
  assert.match(client.received, /^HTTP\/1\.1 101 Switching Protocols\r\n/);
  assert.match(client.received, /\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK\+xOo=\r\n/);
  assert.match(client.received, /\r\nVia: 1\.1 wireside\r\n/);
  assert.equal(client.received.match(/\r\nUpgrade: websocket/gi)?.length, 1);
  assert.equal(server.dials.length, 1);
  assert.equal(server.dials[0]?.hopOf, client.socket.localPort);
  client.close();
  await server.openDials.reaches(0);
});

test('bytes that come with the request or with the 101 are passed on, in order', async (t) => {
  await behind(t, (socket, head) => {
    assert.match(head, /\r\nVia: 1\.1 wireside\r\n/);
    socket.write(`${switching}hello `);
    socket.pipe(socket);
  });
  const client = await connectRaw(server.port);
  const lines = Object.entries(upgradeFields).map(([name, value]) => `${name}: ${value}\r\n`);
  const target = server.path('/websocket/echo?via=rechunk&viaBytes=2');
  client.send(`GET ${target} HTTP/1.1\r\nHost: a\r\n${lines.join('')}\r\nearly `);
  await client.until('hello early ');
  client.send('and late');
  await client.until('\r\n\r\nhello early and late');
  assert.match(client.received, /^HTTP\/1\.1 101 Go on\r\n/);
  assert.match(client.received, /\r\nX-End: 2\r\n/);
  assert.doesNotMatch(client.received, /X-Hop/);
  client.close();
  await server.openDials.reaches(0);
});

test('1xx responses before it are forwarded', async (t) => {
  await behind(t, (socket) =>
    socket.end(`HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n${switching}`),
  );
  const client = await ask('via=delay&viaMs=1');
  await client.until('101 Go on');
  assert.match(
    client.received,
    /^HTTP\/1\.1 103 Early Hints\r\nLink: <\/a>\r\nVia: 1\.1 wireside\r\n\r\nHTTP/,
  );
  client.close();
});

test('a client that has ended its side still gets what the server sends', async (t) => {
  await behind(t, (socket) => {
    socket.write(switching);
    socket.on('end', () => socket.end('after the end')).resume();
  });
  const client = await ask('via=rechunk');
  await client.until('\r\n\r\n');
  client.socket.end();
  await client.until('after the end');
  await client.end();
  await server.openDials.reaches(0);
});

test('a server that has ended its side ends the first hop, when everything was passed on', async (t) => {
  await behind(t, (socket) => socket.end(`${switching}the last words`));
  const client = await ask('via=buffer&viaBytes=4096');
  assert.match(await client.end(), /the last words$/);
  await server.openDials.reaches(0);
  assert.deepEqual(reasons(), []);
});

test('a second hop that breaks takes the first with it, with the reason, after what came before', async (t) => {
  await behind(t, (socket) => {
    socket.write(`${switching}before`);
    socket.once('data', () => socket.resetAndDestroy());
  });
  const client = await ask('via=buffer&viaBytes=4096');
  await client.until('\r\n\r\n');
  client.send('now');
  assert.match(await client.end(), /before$/);
  assert.match(reasons().join(), /lost its second hop \(the connection was reset\)/);
  await server.openDials.reaches(0);
});

/** Resolves when bytes wait on the first hop, and go on waiting. */
async function untilStopped(): Promise<void> {
  for (let waiting = 0; waiting < 50; await turn()) {
    waiting = [...server.sockets].some(({ writableLength }) => writableLength > 0)
      ? waiting + 1
      : 0;
  }
}

test('a reader that takes nothing is not waited for, and the second hop ends with it', async (t) => {
  await behind(t, (socket) => {
    socket.write(switching);
    // More than the buffers of both connections hold.
    socket.write(Buffer.alloc(32 * 1024 * 1024));
  });
  const client = await connectRaw(server.port);
  client.socket.pause();
  client.get(server.path('/websocket/echo?via=rechunk&viaBytes=65536'), upgradeFields);
  await untilStopped();
  assert.ok([...server.sockets].every(({ writableLength }) => writableLength <= 256 * 1024));
  for (let times = 0; times < 4 && reasons().length === 0; times += 1) {
    server.clock.advance(stalledAfterMs);
    await turn();
  }
  assert.match(reasons()[0] ?? '', /The reader took nothing of what waits for it .* for 30 s/);
  await server.openDials.reaches(0);
  client.close();
});

test('a client that resets takes the second hop with it', async () => {
  const client = await ask('via=rechunk');
  await client.until('\r\n\r\n');
  await server.held.reaches(1);
  client.socket.resetAndDestroy();
  await server.held.reaches(0);
  await server.openDials.reaches(0);
});

test('cut-idle sees bytes of both directions, and cuts when none comes', async (t) => {
  let arrived = 0;
  const arrivals = new EventEmitter();
  await behind(t, (socket) => {
    socket.write(switching);
    socket.on('data', () => arrivals.emit('byte', (arrived += 1)));
  });
  const client = await ask('via=cut-idle&viaMs=1000');
  await client.until('\r\n\r\n');
  for (let sent = 1; sent <= 3; sent += 1) {
    server.clock.advance(900);
    const coming = once(arrivals, 'byte');
    client.send('x');
    await coming;
  }
  assert.deepEqual(reasons(), []);
  server.clock.advance(1_000);
  await client.end();
  assert.match(reasons()[0] ?? '', /saw no byte for 1000 ms/);
  await server.openDials.reaches(0);
});

test('an answer that is no upgrade is passed on as a response, and the connection ends', async () => {
  const client = await ask('via=rechunk', { 'Sec-WebSocket-Version': '7' });
  const received = await client.end();
  assert.match(received, /^HTTP\/1\.1 400 Bad Request\r\n/);
  assert.match(received, /\r\nSec-WebSocket-Version: 13, 8\r\n/);
  assert.match(received, /\r\nVia: 1\.1 wireside\r\n/);
});

test('what cannot be asked is answered: by 400, by 502, by 504 and by 508', async (t) => {
  assert.match(await (await ask('via=throttle&viaBytesPerSecond=0')).end(), /^HTTP\/1\.1 400 /);
  assert.match(await (await ask('via=delay', { Via: '1.1 wireside' })).end(), /^HTTP\/1\.1 508 /);
  await behind(t, (socket) => socket.end('no HTTP at all\r\n\r\n'));
  assert.match(await (await ask('via=delay')).end(), /^HTTP\/1\.1 502 /);
  await behind(t, () => server.clock.advance(headTimeoutMs));
  assert.match(await (await ask('via=delay')).end(), /^HTTP\/1\.1 504 /);
  await server.openDials.reaches(0);
});
