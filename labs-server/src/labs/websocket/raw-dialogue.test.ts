/** A learner's own bytes reach this lab, and nothing else. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { test } from 'node:test';
import { bytesOf, handshake, key, start } from './testing/websocket-server.ts';

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

/** The upgrade of a client that does it right, and the masked "Hello" of RFC 6455 section 5.7 behind it. */
const request = (change: readonly [string, string] = ['', '']): Buffer =>
  Buffer.concat([
    Buffer.from(handshake('/echo').replace(...change)),
    bytesOf('8185 37fa213d 7f9f4d5158'),
  ]);

test('RFC 6455 section 4.1: a client that does not wait for the 101 sends its frame into the unknown', async (t) => {
  const { http } = await start(t);
  const send = async (body: Buffer): Promise<string> => {
    const answer = await fetch(`${http}/raw?early=true&quietMs=200`, { method: 'POST', body });
    return Buffer.from(await answer.arrayBuffer()).toString('latin1');
  };
  // This server had read the frame with the request, and kept it.
  const accepted = await send(request());
  assert.ok(accepted.startsWith('HTTP/1.1 101 '), accepted);
  assert.ok(accepted.endsWith('\r\n\r\n\x81\x05Hello'), accepted);
  const answers = [
    [await send(request(['Version: 13', 'Version: 7'])), '400'],
    [await send(request(['Upgrade: websocket\r\n', ''])), '426'],
  ] as const;
  for (const [answer, status] of answers) {
    assert.ok(answer.startsWith(`HTTP/1.1 ${status} `), answer);
    assert.ok(!answer.includes('Hello'), 'no frame was read');
  }
});

test('a process that is busy for longer than the silence loses no answer', async (t) => {
  const { http } = await start(t);
  const busy = setInterval(() => {
    const endMs = performance.now() + 80;
    while (performance.now() < endMs);
  }, 1);
  t.after(() => clearInterval(busy));
  const body = request();
  const answer = await fetch(`${http}/raw?quietMs=50`, { method: 'POST', body });
  const text = Buffer.from(await answer.arrayBuffer()).toString('latin1');
  assert.ok(text.endsWith('\r\n\r\n\x81\x05Hello'), text);
});
