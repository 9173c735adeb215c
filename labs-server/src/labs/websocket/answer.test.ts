/** A learner's bytes are the server's answer to a real client's handshake. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { test } from 'node:test';
import { WebSocket } from 'ws';
import { connectRaw } from '../../testing/raw-client.ts';
import { maxAnswerBytes } from './answer.ts';
import { handshake, start } from './testing/websocket-server.ts';

const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

function answerTo(head: string, rest = ''): string {
  const key = /^Sec-WebSocket-Key: (.+)$/m.exec(head)?.[1]?.trim() ?? assert.fail(head);
  const accept = createHash('sha1').update(`${key}${guid}`).digest('base64');
  return `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n${rest}`;
}

test('a client opens when the answer is right, and gets what follows it', async (t) => {
  const { http, ws } = await start(t);
  const waiting = fetch(`${http}/answer/a/request`);
  const socket = new WebSocket(`${ws}/answer/a`);
  const opened = once(socket, 'open');
  const message = once(socket, 'message');
  const head = await (await waiting).text();
  assert.match(
    head,
    /^GET \/s\/\w+\/1\/websocket\/answer\/a HTTP\/1\.1\r\nSec-WebSocket-Version: 13\r\n/,
  );
  assert.ok(head.endsWith('\r\n\r\n'));
  const body = answerTo(head, '\x81\x05Hello');
  const posted = await fetch(`${http}/answer/a`, {
    method: 'POST',
    body: Buffer.from(body, 'latin1'),
  });
  assert.equal(posted.status, 204);
  await opened;
  assert.equal(String((await message)[0]), 'Hello');
  socket.close();
  await once(socket, 'close');
  assert.equal((await fetch(`${http}/answer/a`, { method: 'POST', body })).status, 404);
});

test('the bytes are written as they are: a wrong Accept is refused by the client', async (t) => {
  const { http, ws } = await start(t);
  const socket = new WebSocket(`${ws}/answer/b`);
  const refused = once(socket, 'error');
  const head = await (await fetch(`${http}/answer/b/request`)).text();
  const body = answerTo(head).replace(/Accept: .*/, 'Accept: B+uvkirVlXkQT4tM7HfDM/5rBwM=');
  await fetch(`${http}/answer/b`, { method: 'POST', body });
  assert.match(String((await refused)[0]), /Invalid Sec-WebSocket-Accept header/);
});

test('bytes that are no HTTP reach the client unchanged', async (t) => {
  const { server, http, path } = await start(t);
  const client = await connectRaw(server.urls.labs[0]);
  client.send(handshake(`${path}/answer/c`));
  await fetch(`${http}/answer/c/request`);
  await fetch(`${http}/answer/c`, { method: 'POST', body: 'no HTTP\n\0' });
  await client.until('no HTTP\n\0');
  assert.equal(client.received(), 'no HTTP\n\0');
  client.socket.end();
  assert.equal(await client.closed, 'fin');
});

test('a second handshake of the same name is refused, and the first one waits on', async (t) => {
  const { server, http, path } = await start(t);
  const [first, second] = [
    await connectRaw(server.urls.labs[0]),
    await connectRaw(server.urls.labs[0]),
  ];
  first.send(handshake(`${path}/answer/d`));
  await fetch(`${http}/answer/d/request`);
  second.send(handshake(`${path}/answer/d`));
  await second.until('"name-taken"');
  assert.equal(await second.closed, 'fin');
  assert.equal((await fetch(`${http}/answer/d/request?holdMs=0`)).status, 200);
  first.destroy();
});

test('a client that leaves takes its handshake with it, and frees its place', async (t) => {
  const { server, http, path, ws } = await start(t, { webSockets: 1 });
  const client = await connectRaw(server.urls.labs[0]);
  client.send(handshake(`${path}/answer/e`));
  await fetch(`${http}/answer/e/request`);
  const crowded = await connectRaw(server.urls.labs[0]);
  crowded.send(handshake(`${path}/answer/f`));
  await crowded.until('"too-many-websockets"');
  client.destroy();
  await client.closed;
  while ((await fetch(`${http}/answer/e/request?holdMs=0`)).status !== 404);
  const socket = new WebSocket(`${ws}/answer/e`);
  socket.on('error', () => {});
  assert.equal((await fetch(`${http}/answer/e/request`)).status, 200);
  socket.terminate();
});

test('a name, an answer and a wait are bounded', async (t) => {
  const { server, http, path } = await start(t, { heldRequests: 1 });
  const client = await connectRaw(server.urls.labs[0]);
  client.send(handshake(`${path}/answer/${'g'.repeat(41)}`));
  await client.until('"invalid-name"');
  const body = new Uint8Array(maxAnswerBytes + 1);
  assert.equal((await fetch(`${http}/answer/g`, { method: 'POST', body })).status, 413);
  const leaving = new AbortController();
  const waits = fetch(`${http}/answer/g/request`, { signal: leaving.signal }).catch(() => null);
  while ((await fetch(`${http}/answer/h/request?holdMs=0`)).status !== 429);
  leaving.abort();
  await waits;
});

test('another session finds nothing under the name', async (t) => {
  const { server, http, path, newPath } = await start(t);
  const client = await connectRaw(server.urls.labs[0]);
  client.send(handshake(`${path}/answer/i`));
  await fetch(`${http}/answer/i/request`);
  const foreign = `${server.urls.labs[0]}${await newPath()}/answer/i`;
  assert.equal((await fetch(foreign, { method: 'POST', body: 'mine' })).status, 404);
  assert.equal((await fetch(`${foreign}/request?holdMs=0`)).status, 404);
  client.destroy();
});
