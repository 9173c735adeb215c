/** What a client can make grow on a WebSocket has a limit. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { WebSocket } from 'ws';
import { connectRaw } from '../testing/raw-client.ts';
import { eventually } from '../testing/test-server.ts';
import type { Lab } from './lab.ts';
import { serverFrame } from './server-frame.ts';
import { startLabServer } from './testing/lab-server.ts';
import { acceptWebSocket } from './accept-web-socket.ts';
import { handshake, next, open, start } from './websocket/testing/websocket-server.ts';

test('a reader that does not read gets 1013, then loses its connection; others notice nothing', async (t) => {
  const { server, ws, path } = await start(t);
  const other = await open(`${ws}/echo`);
  const client = await connectRaw(server.urls.labs[0]);
  client.socket.pause();
  client.send(handshake(`${path}/stream?perSecond=4000&payloadBytes=1024&count=40000`));
  await eventually(() => server.counters()['webSockets'] === 2);
  await eventually(() => server.counters()['webSockets'] === 1);
  other.send('still there');
  assert.equal(await next(other), 'still there');
  client.socket.resume();
  await client.closed;
  other.close();
});

test('too many messages within a second are answered with 1008; other sessions notice nothing', async (t) => {
  const { ws, server, newPath } = await start(t, { messagesPerSecond: 10 });
  const socket = await open(`${ws}/echo`);
  const other = await open(server.urls.labs[0].replace('http', 'ws') + (await newPath()) + '/echo');
  for (let sent = 0; sent < 30; sent += 1) socket.send('x');
  const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
  assert.equal(code, 1008);
  assert.match(reason.toString(), /too many messages/);
  other.send('still there');
  assert.equal(await next(other), 'still there');
});

test('a frame that many get goes out as it is, but not where messages may be compressed', async (t) => {
  const frame = serverFrame(Buffer.from('for all'), true);
  const lab: Lab = {
    mechanism: { id: 'many', title: '', summary: '', standards: [], endpoints: [] },
    mount(_router, context, upgrades) {
      for (const deflate of [false, true]) {
        upgrades.on(`/${deflate}`, (upgrade) =>
          acceptWebSocket(context, upgrade, { deflate }, (socket) => {
            if (!deflate) socket.sendFrame(frame);
            else assert.throws(() => socket.sendFrame(frame), /may be compressed/);
            socket.send('for one');
          }),
        );
      }
    },
  };
  const server = await startLabServer([lab]);
  t.after(() => server.close());
  for (const [deflate, expected] of [
    [false, ['for all', 'for one']],
    [true, ['for one']],
  ] as const) {
    const socket = new WebSocket(server.url(`/many/${deflate}`));
    const received: string[] = [];
    socket.on('message', (data) => {
      received.push(String(data));
      if (received.at(-1) === 'for one') socket.close();
    });
    await once(socket, 'close');
    assert.deepEqual(received, expected);
  }
});
