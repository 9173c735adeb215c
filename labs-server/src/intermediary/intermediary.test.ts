import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, test } from 'node:test';
import { httpStreamingLab } from '../labs/http-streaming/http-streaming-lab.ts';
import { longPollingLab } from '../labs/long-polling/long-polling-lab.ts';
import { serverSentEventsLab } from '../labs/server-sent-events/server-sent-events-lab.ts';
import { connectRaw } from '../labs/testing/raw-client.ts';
import { edge, startViaServer, type ViaServer } from './testing/via-server.ts';

let server: ViaServer;

before(async () => {
  server = await startViaServer([longPollingLab, httpStreamingLab, serverSentEventsLab]);
});
beforeEach(() => {
  server.upstreamPort = null;
  server.dials.length = 0;
  server.feeds.drop('s');
  server.feeds.start('s', 1, { count: 0 });
});
after(() => server.close());

const hello = '/http-streaming/chunks?text=Hello,%20world&sizes=5';

test('the response comes through a registered connection of its own, with Via', async () => {
  const client = await connectRaw(server.port);
  client.get(server.path(`${hello}&via=rechunk&viaBytes=4`));
  await client.until('\r\n0\r\n\r\n');
  const head = client.received.slice(0, client.received.indexOf('\r\n\r\n') + 4);
  assert.match(head, /\r\nVia: 1\.1 wireside\r\n/);
  assert.match(head, /\r\nTransfer-Encoding: chunked\r\n/);
  assert.equal(
    client.received.slice(head.length),
    '4\r\nHell\r\n1\r\no\r\n4\r\n, wo\r\n3\r\nrld\r\n0\r\n\r\n',
  );
  const [dial] = server.dials;
  assert.equal(server.dials.length, 1);
  assert.deepEqual(
    { ...dial, localPort: 0 },
    { session: 's', run: 1, hopOf: client.socket.localPort, mechanism: null, localPort: 0 },
  );
  client.close();
  await server.openDials.reaches(0);
});

test('direct, or without via, nothing is dialled', async () => {
  assert.equal(await (await fetch(server.url(hello))).text(), 'Hello, world');
  const direct = await fetch(server.url(`${hello}&via=direct`));
  assert.equal(direct.headers.get('Via'), null);
  assert.deepEqual(server.dials, []);
});

test('a request with a body is passed on with its method, fields and body', async () => {
  const target = server.url('/http-streaming/raw?via=buffer');
  const posted = await fetch(target, { method: 'POST', body: 'HTTP/1.0 200 OK\r\n\r\nraw bytes' });
  assert.equal(posted.status, 201);
  const { url } = (await posted.json()) as { url: string };
  assert.ok(url.startsWith(server.url('/http-streaming/raw/')), url);
  const raw = await fetch(`${url}?via=coalesce`);
  assert.equal(raw.headers.get('Transfer-Encoding'), 'chunked');
  assert.equal(raw.headers.get('Via'), '1.0 wireside');
  assert.equal(await raw.text(), 'raw bytes');
});

async function allowed(path: string): Promise<string | null> {
  const response = await fetch(server.url(path), { headers: { Origin: edge } });
  await response.text();
  return response.headers.get('Access-Control-Allow-Origin');
}

test('CORS fields set before it stay, unless the lab decides about CORS by itself', async () => {
  assert.equal(await allowed(`${hello}&via=rechunk`), edge);
  assert.equal(await allowed('/server-sent-events/credentials?cors=none&via=rechunk'), null);
  assert.equal(await allowed('/server-sent-events/credentials?cors=wildcard&via=rechunk'), '*');
});

test('a request that went through before is answered by 508', async () => {
  const headers = { Via: '1.1 wireside' };
  const response = await fetch(server.url(`${hello}&via=delay`), { headers });
  assert.equal(response.status, 508);
  assert.match(await response.text(), /loop-detected/);
});

test('a parameter out of bounds is refused by name', async () => {
  const response = await fetch(server.url(`${hello}&via=magic`));
  assert.equal(response.status, 400);
  assert.match(await response.text(), /`via` is .* one of direct, rechunk, coalesce/);
});

test('a client that leaves takes the second hop with it', async () => {
  const client = await connectRaw(server.port);
  client.get(server.path('/server-sent-events/events?via=delay'));
  await server.held.reaches(1);
  client.socket.resetAndDestroy();
  await server.held.reaches(0);
  await server.openDials.reaches(0);
  assert.equal(server.clock.pending(), 0);
});

test('a lab that cuts the second hop leaves the first without its last chunk', async () => {
  const client = await connectRaw(server.port);
  client.get(server.path('/server-sent-events/events?via=rechunk'));
  await client.until('\r\n\r\n');
  await server.held.reaches(1);
  await fetch(server.url('/server-sent-events/kill?how=rst'), { method: 'POST' });
  assert.doesNotMatch(await client.end(), /\r\n0\r\n\r\n$/);
  assert.match(
    server.cuts.at(-1)?.reason ?? '',
    /second hop to the end \(the connection was reset\)/,
  );
  await server.openDials.reaches(0);
});

test('cut-idle cuts both hops, with the reason, and there is no last chunk', async () => {
  const before = server.cuts.length;
  const client = await connectRaw(server.port);
  client.get(server.path('/server-sent-events/held?seconds=60&via=cut-idle&viaMs=1000'));
  await client.until(':\n\n');
  server.clock.advance(1_000);
  assert.doesNotMatch(await client.end(), /\r\n0\r\n\r\n$/);
  assert.match(server.cuts[before]?.reason ?? '', /saw no byte for 1000 ms/);
  await server.held.reaches(0);
  await server.openDials.reaches(0);
});

test('cut-idle cuts a long poll that is held for longer', async () => {
  const client = await connectRaw(server.port);
  client.get(server.path('/long-polling/next?since=0&via=cut-idle&viaMs=1000'));
  await server.held.reaches(1);
  server.clock.advance(1_000);
  assert.equal(await client.end(), '');
  await server.held.reaches(0);
});

test('a buffering proxy sends nothing at all before its buffer is full', async () => {
  const client = await connectRaw(server.port);
  client.get(server.path('/server-sent-events/events?via=buffer&viaBytes=70'));
  await server.held.reaches(1);
  await server.feeds.publish('s', 1, 'first');
  await server.feeds.publish('s', 1, 'second');
  await client.until('46\r\n:');
  assert.match(client.received, /"text":"first"/);
  client.close();
  await server.held.reaches(0);
});

test('without a response head in time the answer is 504', async () => {
  const silent = createServer().listen(0, '127.0.0.1');
  await once(silent, 'listening');
  server.upstreamPort = (silent.address() as AddressInfo).port;
  const asked = fetch(server.url(`${hello}&via=delay`));
  const [socket] = (await once(silent, 'connection')) as [{ destroy(): void }];
  server.clock.advance(180_000);
  const response = await asked;
  assert.equal(response.status, 504);
  assert.match(await response.text(), /upstream-silent/);
  socket.destroy();
  silent.close();
});

test('a second hop that cannot be dialled is answered by 502', async () => {
  server.upstreamPort = 1;
  assert.equal((await fetch(server.url(`${hello}&via=delay`))).status, 502);
  assert.equal(server.clock.pending(), 0);
});
