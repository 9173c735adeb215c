/** A learner's own bytes reach this lab, and nothing else. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { test } from 'node:test';
import { bytesOf, key, start } from './testing/websocket-server.ts';

test('raw bytes reach this lab alone: a path without a session is one of the mechanism', async (t) => {
  const { http } = await start(t);
  const send = async (body: string | Buffer): Promise<string> =>
    Buffer.from(
      await (await fetch(`${http}/raw`, { method: 'POST', body })).arrayBuffer(),
    ).toString('latin1');
  const seed = `GET /echo HTTP/1.1\r\nHost: server.example.com\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${key}\r\nSec-WebSocket-Origin: http://example.com\r\nSec-WebSocket-Protocol: chat, superchat\r\nSec-WebSocket-Version: 7\r\n\r\n`;
  const refused = await send(seed);
  assert.match(refused, /^HTTP\/1\.1 400 Bad Request\r\n/);
  assert.match(refused, /Sec-WebSocket-Version: 13, 8\r\n/);
  const accepted = await send(
    Buffer.concat([
      Buffer.from(seed.replace('Version: 7', 'Version: 13')),
      bytesOf('8185 37fa213d 7f9f4d5158 8980 00000000'),
    ]),
  );
  assert.match(accepted, /^HTTP\/1\.1 101 /);
  assert.ok(
    accepted.endsWith('Sec-WebSocket-Protocol: chat\r\n\r\n\x81\x05Hello\x8a\x00'),
    accepted,
  );
});

test('whatever host and port the bytes name, only our own upstream listener is reached', async (t) => {
  const { http } = await start(t);
  let visits = 0;
  const elsewhere = createServer((socket) => {
    visits += 1;
    socket.destroy();
  });
  elsewhere.listen(0, '127.0.0.1');
  t.after(() => elsewhere.close());
  await once(elsewhere, 'listening');
  const authority = `127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
  const send = async (body: string): Promise<string> =>
    (await fetch(`${http}/raw`, { method: 'POST', body })).text();
  const fields = `Host: ${authority}\r\nConnection: close\r\n\r\n`;
  assert.match(await send(`GET /echo HTTP/1.1\r\n${fields}`), /^HTTP\/1\.1 426 /);
  assert.match(
    await send(`GET http://${authority}/echo HTTP/1.1\r\n${fields}`),
    /^HTTP\/1\.1 426 /,
  );
  assert.doesNotMatch(await send(`CONNECT ${authority} HTTP/1.1\r\n${fields}`), /^HTTP\/1\.1 2/);
  const asked = await fetch(`${http}/raw?host=${authority}&port=1`, { method: 'POST', body: '' });
  await asked.arrayBuffer();
  assert.equal(visits, 0);
});

test('a raw request cannot send others, nor use another session', async (t) => {
  const { http, newPath } = await start(t);
  const send = (body: string): Promise<string> =>
    fetch(`${http}/raw`, { method: 'POST', body }).then((response) => response.text());
  const inner = 'GET /echo HTTP/1.1\r\nHost: a\r\n\r\n';
  const post = `POST /raw HTTP/1.1\r\nHost: a\r\nContent-Length: ${inner.length}\r\n\r\n${inner}`;
  assert.equal(await send(post.replace(/\r\n\r\n[^]*/, '\r\n\r\n')), '');
  const foreign = await newPath();
  assert.equal(await send(`GET ${foreign}/echo HTTP/1.1\r\nHost: a\r\n\r\n`), '');
});

test('a connection on which many raw requests come keeps no trace of those that are over', async (t) => {
  const { http } = await start(t);
  const warnings: string[] = [];
  const onWarning = ({ name }: Error): void => void warnings.push(name);
  process.on('warning', onWarning);
  t.after(() => process.off('warning', onWarning));
  const body = 'GET /nowhere HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
  for (let count = 0; count < 12; count += 1) {
    const answer = await fetch(`${http}/raw?quietMs=50`, { method: 'POST', body });
    assert.match(await answer.text(), /^HTTP\/1\.1 404 /);
  }
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(warnings, []);
});

test('a process that was stalled does not take it for silence of the server', async (t) => {
  const { http } = await start(t);
  // Every turn of the event loop is longer than the silence: timers are always due before sockets are read.
  const stall = setInterval(() => {
    const untilMs = performance.now() + 60;
    while (performance.now() < untilMs);
  }, 0);
  t.after(() => clearInterval(stall));
  const body = 'GET /nowhere HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
  const answer = await fetch(`${http}/raw?quietMs=50`, { method: 'POST', body });
  assert.match(await answer.text(), /^HTTP\/1\.1 404 /);
});
