import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { FeedEvent } from '../../feed/feed.ts';
import { textOf } from '../../feed/publisher.ts';
import { pushSuite } from '../push-suite.ts';
import { type LabServer, startLabServer } from '../testing/lab-server.ts';
import { linesOf } from '../testing/lines.ts';
import { connectRaw } from '../testing/raw-client.ts';
import { httpStreamingLab } from './http-streaming-lab.ts';

for (const framing of ['chunked', 'close']) {
  pushSuite({
    lab: httpStreamingLab,
    variant: `framing=${framing}`,
    endpoint: `/http-streaming/events?framing=${framing}`,
    endless: true,
    async *receive(server, lastEventId, signal) {
      const path = `/http-streaming/events?since=${lastEventId}&framing=${framing}`;
      const response = await fetch(server.url(path), { signal });
      for await (const line of linesOf(response)) yield JSON.parse(line) as FeedEvent;
    },
  });
}

let server: LabServer;
const post = (path: string, body: string | Uint8Array<ArrayBuffer>) =>
  fetch(server.url(`/http-streaming${path}`), { method: 'POST', body });

const text = (number: number) => textOf(number, 46);

/** Everything that the server sends for one GET on a connection of its own, until `end`. */
async function bytesOf(path: string, end: string): Promise<string> {
  const client = await connectRaw(server.port);
  client.get(server.path(`/http-streaming${path}`));
  await client.until(end);
  client.close();
  return client.received;
}

before(async () => void (server = await startLabServer([httpStreamingLab])));
beforeEach(() => server.feeds.drop('s'));
after(() => server.close());

test('chunked: one event is one chunk, and the zero chunk ends the body', async () => {
  const client = await connectRaw(server.port);
  client.get(server.path('/http-streaming/events?format=text&intervalMs=500&count=2'));
  await server.held.reaches(1);
  server.clock.advance(1_000);
  await client.until('\r\n0\r\n\r\n');
  client.close();
  const headLength = client.received.indexOf('\r\n\r\n') + 4;
  const head = client.received.slice(0, headLength);
  assert.match(head, /^HTTP\/1\.1 200 OK\r\n.*Transfer-Encoding: chunked\r\n/s);
  assert.match(head, /\r\nCache-Control: no-cache, no-transform\r\nX-Accel-Buffering: no\r\n/);
  const chunks = [1, 2].map((number) => `2f\r\n${text(number)}\n\r\n`);
  assert.equal(client.received.slice(headLength), `${chunks.join('')}0\r\n\r\n`);
});

test('close: an HTTP/1.0 response without length or chunks, ended by the connection', async () => {
  const client = await connectRaw(server.port);
  client.get(server.path('/http-streaming/events?framing=close&format=text&count=1'));
  await server.held.reaches(1);
  server.clock.advance(1_000);
  const received = await client.end();
  assert.match(received, /^HTTP\/1\.0 200 OK\r\n/);
  assert.doesNotMatch(received, /Transfer-Encoding|Content-Length/i);
  assert.match(received, /\r\n\r\nevent 1 [a-z]{38}\n$/);
  await server.held.reaches(0);
});

test('close: a second request on the same connection is never answered', async () => {
  const target = server.path('/http-streaming/events?framing=close&format=text&count=1');
  const request = `GET ${target} HTTP/1.1\r\nHost: lab\r\n\r\n`;
  const inOneRead = await connectRaw(server.port);
  inOneRead.send(request + request);
  await server.held.reaches(2);
  const later = await connectRaw(server.port);
  later.send(request);
  await later.until('HTTP/1.0');
  later.send(request);
  await server.held.reaches(4);
  server.clock.advance(1_000);
  for (const client of [inOneRead, later]) {
    assert.equal((await client.end()).split('HTTP/1.0 200 OK').length, 2);
  }
  await server.held.reaches(0);
});

test('a stream ends with its feed, and tells a cursor that is too old', async () => {
  server.feeds.start('s', 1, { count: 3, intervalUs: 1_000, retain: 2 });
  server.clock.advance(10);
  const response = await fetch(server.url('/http-streaming/events?since=0'));
  const lines = (await response.text()).trimEnd().split('\n');
  assert.deepEqual(
    lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .map(({ id, reset }) => id ?? reset),
    [true, 2, 3],
  );
});

test('chunks have the sizes that were asked for, in octets', async () => {
  const text = encodeURIComponent('příliš žluťoučký');
  const received = await bytesOf(`/chunks?text=${text}&sizes=3,10`, '\r\n0\r\n\r\n');
  const body = received.slice(received.indexOf('\r\n\r\n') + 4);
  assert.deepEqual(
    body.match(/^[0-9a-f]+\r$/gm)?.map((size) => parseInt(size, 16)),
    [3, 10, 10, 0],
  );
  const response = await fetch(server.url(`/http-streaming/chunks?text=${text}&sizes=3,10`));
  assert.equal(await response.text(), 'příliš žluťoučký');
});

test('sizes that are no list are refused', async () => {
  for (const sizes of ['x', '0', '-1', '1,,2', '70000']) {
    const response = await fetch(server.url(`/http-streaming/chunks?sizes=${sizes}`));
    assert.equal(response.status, 400, sizes);
    assert.match(await response.text(), /for instance `5,10`/);
  }
});

test('a raw response is exactly the stored bytes, and nothing else', async () => {
  const bytes =
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\ng\r\nHello\0\xff\r\n0\r\n\r\n';
  const posted = await post('/raw?writes=5,20', Buffer.from(bytes, 'latin1'));
  assert.equal(posted.status, 201);
  const { url, name } = (await posted.json()) as { url: string; name: string };
  assert.equal(url, server.url(`/http-streaming/raw/${name}`));
  assert.equal(posted.headers.get('Location'), url);
  const client = await connectRaw(server.port);
  client.get(new URL(url).pathname);
  assert.equal(await client.end(), bytes);
  await server.held.reaches(0);
});

test('a raw response can be written in pieces with pauses', async () => {
  const posted = await post('/raw?writes=4,4&gapMs=500', 'one two three');
  const { url } = (await posted.json()) as { url: string };
  const client = await connectRaw(server.port);
  client.get(new URL(url).pathname);
  await client.until('one ');
  assert.equal(client.received, 'one ');
  server.clock.advance(500);
  await client.until('two ');
  assert.equal(client.received, 'one two ');
  server.clock.advance(500);
  assert.equal(await client.end(), 'one two three');
});

test('a raw response belongs to its run alone', async () => {
  const { url } = (await (await post('/raw', 'x')).json()) as { url: string };
  for (const other of [url.replace('/s/1/', '/s/2/'), url.replace('/s/s/', '/s/t/'), `${url}x`]) {
    const response = await fetch(other);
    assert.equal(response.status, 404);
    assert.match(await response.text(), /Store it with POST/);
  }
});

test('a body of more than 64 KB is refused', async () => {
  assert.equal((await post('/raw', 'x'.repeat(65_536))).status, 201);
  const response = await post('/raw', 'x'.repeat(65_537));
  assert.equal(response.status, 413);
  assert.match(await response.text(), /larger than 65536 bytes/);
});
