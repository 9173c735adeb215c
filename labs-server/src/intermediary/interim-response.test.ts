/** RFC 9110 section 15.2: "A proxy MUST forward 1xx responses". */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { httpStreamingLab } from '../labs/http-streaming/http-streaming-lab.ts';
import { connectRaw } from '../labs/testing/raw-client.ts';
import { startViaServer, type ViaServer } from './testing/via-server.ts';

let server: ViaServer;
let target: string;

const interim =
  'HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\nConnection: X-Hop\r\nX-Hop: 1\r\n\r\n' +
  'HTTP/1.1 199 Odd\r\n\r\n';
const final = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';

before(async () => {
  server = await startViaServer([httpStreamingLab]);
  const url = server.url('/http-streaming/raw');
  const posted = await fetch(url, { method: 'POST', body: `${interim}${final}` });
  const stored = (await posted.json()) as { url: string };
  target = `${new URL(stored.url).pathname}?via=rechunk`;
});
after(() => server.close());

const forwarded =
  'HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\nVia: 1.1 wireside\r\n\r\n' +
  'HTTP/1.1 199 Odd\r\nVia: 1.1 wireside\r\n\r\n' +
  'HTTP/1.1 200 OK\r\n';

test('interim responses are forwarded in order, before the final one, without fields of the hop', async () => {
  const client = await connectRaw(server.port);
  client.get(target);
  await client.until('\r\n\r\nok');
  assert.equal(client.received.slice(0, forwarded.length), forwarded);
  client.close();
});

test('a pipelined request gets them when the response before it is complete', async () => {
  const client = await connectRaw(server.port);
  client.get(server.path('/http-streaming/chunks?text=Hello&sizes=1&gapMs=1000'));
  client.get(target);
  await server.openDials.reaches(1);
  await server.openDials.reaches(0);
  while (!client.received.includes('\r\n0\r\n\r\n')) {
    server.clock.advance(1_000);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await client.until('\r\n\r\nok');
  assert.ok(client.received.includes(`\r\n0\r\n\r\n${forwarded}`), client.received);
  client.close();
});

test('RFC 9110 section 15.2: a client of HTTP/1.0 gets none', async () => {
  const client = await connectRaw(server.port);
  client.send(`GET ${target} HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n`);
  const received = await client.end();
  assert.match(received, /^HTTP\/1\.1 200 OK\r\n[\s\S]*ok$/);
});
