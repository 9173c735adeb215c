/** The WebSocket lab on a real server: what crosses the wire. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test } from 'node:test';
import { connectRaw } from '../../testing/raw-client.ts';
import { bytesOf, handshake, next, open, start } from './testing/websocket-server.ts';

test('the echo endpoint sends text back as text and binary as binary', async (t) => {
  const { ws } = await start(t);
  const socket = await open(`${ws}/echo`, ['superchat', 'chat']);
  assert.equal(socket.protocol, 'chat');
  socket.send('Hello');
  assert.equal(await next(socket), 'Hello');
  socket.send(Buffer.from([1, 2, 3]));
  const [data, isBinary] = (await once(socket, 'message')) as [Buffer, boolean];
  assert.deepEqual([...data, isBinary], [1, 2, 3, true]);
  socket.close();
});

test('the answer proves with the key of RFC 6455 section 1.3 that the handshake was understood', async (t) => {
  const { server, path } = await start(t);
  const client = await connectRaw(server.urls.labs[0]);
  client.send(handshake(`${path}/echo`));
  await client.until('\r\n\r\n');
  assert.match(client.received(), /^HTTP\/1\.1 101 Switching Protocols\r\n/);
  assert.match(client.received(), /\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK\+xOo=\r\n/);
  client.destroy();
});

test('a frame in the same segment as the request is answered, and recorded as it was masked', async (t) => {
  const { server, path } = await start(t);
  const client = await connectRaw(server.urls.labs[0]);
  client.send(
    Buffer.concat([Buffer.from(handshake(`${path}/echo`)), bytesOf('8185 37fa213d 7f9f4d5158')]),
  );
  await client.until('\x81\x05Hello');
  client.destroy();
  const [, , session] = path.split('/');
  const trace = await fetch(`${server.urls.site}/api/sessions/${session}/trace.pcapng`);
  const bytes = Buffer.from(await trace.arrayBuffer());
  assert.ok(bytes.includes(bytesOf('8185 37fa213d 7f9f4d5158')), 'masked as it was sent');
  assert.ok(!bytes.includes(bytesOf('8185 37fa213d 48656c6c6f')), 'ws unmasks in place');
});

test('several endpoints are chosen by path, and one that is none is 404', async (t) => {
  const { ws } = await start(t);
  const feed = await open(`${ws}/feed`);
  assert.match(await next(feed), /^\{"id":1,/);
  feed.close();
  await assert.rejects(open(`${ws}/nowhere`), /404/);
});

test('a request without the upgrade is answered with 426 and what it should ask for', async (t) => {
  const { http } = await start(t);
  const response = await fetch(`${http}/echo`);
  assert.equal(response.status, 426);
  assert.equal(response.headers.get('Upgrade'), 'websocket');
  assert.equal(response.headers.get('Sec-WebSocket-Version'), '13');
});

test('a query out of bounds, a session that does not live and a foreign Host are refused', async (t) => {
  const { server, path, ws } = await start(t);
  await assert.rejects(open(`${ws}/stream?perSecond=0`), /400/);
  await assert.rejects(open(`${ws.replace(/s\/[^/]+/, 's/none')}/echo`), /404/);
  const client = await connectRaw(server.urls.labs[0]);
  client.send(handshake(`${path}/echo`, 'evil.example'));
  await client.until('421 Misdirected Request');
  assert.equal(await client.closed, 'fin');
});

test('the intermediary passes an upgrade on, or refuses it as a proxy that does not know it', async (t) => {
  const { ws } = await start(t);
  const socket = await open(`${ws}/echo?via=rechunk&viaBytes=1`);
  socket.send('in pieces');
  assert.equal(await next(socket), 'in pieces');
  socket.close();
  await once(socket, 'close');
  await assert.rejects(open(`${ws}/echo?via=refuse-upgrade`), /426/);
});
