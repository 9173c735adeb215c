/** The bytes, the ends and the breaks of an upgraded connection on both hops. */
import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { after, before, beforeEach, test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { connectRaw } from '../labs/testing/raw-client.ts';
import { stalledAfterMs } from '../labs/stalled-end.ts';
import { webSocketLab } from '../labs/websocket/websocket-lab.ts';
import { askForUpgrade, behind, switching, upgradeFields } from './testing/behind.ts';
import { startViaServer, type ViaServer } from './testing/via-server.ts';

let server: ViaServer;
let earlierCuts = 0;
const reasons = (): string[] => server.cuts.slice(earlierCuts).map(({ reason }) => reason);

before(async () => void (server = await startViaServer([webSocketLab])));
beforeEach(() => {
  server.upstreamPort = null;
  earlierCuts = server.cuts.length;
});
after(() => server.close());

/** Resolves when bytes wait on the first hop, and go on waiting. */
async function untilStopped(): Promise<void> {
  for (let waiting = 0; waiting < 50; await turn()) {
    waiting = [...server.sockets].some(({ writableLength }) => writableLength > 0)
      ? waiting + 1
      : 0;
  }
}

test('bytes that come with the request or with the 101 are passed on, in order', async (t) => {
  await behind(t, server, (socket, head) => {
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

test('a client that has ended its side still gets what the server sends', async (t) => {
  await behind(t, server, (socket) => {
    socket.write(switching);
    socket.on('end', () => socket.end('after the end')).resume();
  });
  const client = await askForUpgrade(server, 'via=rechunk');
  await client.until('\r\n\r\n');
  client.socket.end();
  await client.until('after the end');
  await client.end();
  await server.openDials.reaches(0);
});

test('a server that has ended its side ends the first hop, when everything was passed on', async (t) => {
  await behind(t, server, (socket) => socket.end(`${switching}the last words`));
  const client = await askForUpgrade(server, 'via=buffer&viaBytes=4096');
  assert.match(await client.end(), /the last words$/);
  await server.openDials.reaches(0);
  assert.deepEqual(reasons(), []);
});

test('a second hop that breaks takes the first with it, with the reason, after what came before', async (t) => {
  await behind(t, server, (socket) => {
    socket.write(`${switching}before`);
    socket.once('data', () => socket.resetAndDestroy());
  });
  const client = await askForUpgrade(server, 'via=buffer&viaBytes=4096');
  await client.until('\r\n\r\n');
  client.send('now');
  assert.match(await client.end(), /before$/);
  assert.match(reasons().join(), /lost its second hop \(the connection was reset\)/);
  await server.openDials.reaches(0);
});

test('a reader that takes nothing is not waited for, and the second hop ends with it', async (t) => {
  await behind(t, server, (socket) => {
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
  const client = await askForUpgrade(server, 'via=rechunk');
  await client.until('\r\n\r\n');
  await server.held.reaches(1);
  client.socket.resetAndDestroy();
  await server.held.reaches(0);
  await server.openDials.reaches(0);
});

test('cut-idle sees bytes of both directions, and cuts when none comes', async (t) => {
  let arrived = 0;
  const arrivals = new EventEmitter();
  await behind(t, server, (socket) => {
    socket.write(switching);
    socket.on('data', () => arrivals.emit('byte', (arrived += 1)));
  });
  const client = await askForUpgrade(server, 'via=cut-idle&viaMs=1000');
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
