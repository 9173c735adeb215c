/** The real labs in the real server: what they do with connections must reach the right trace. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { test } from 'node:test';
import { decodeRecords } from '../wire/record-codec.ts';
import type { WireRecord } from '../wire/record.ts';
import { createFakeClock } from './clock/fake-clock.ts';
import { createServer } from './create-server.ts';
import { openChannel } from './testing/channel-client.ts';
import { connectRaw } from './testing/raw-client.ts';
import { requestRaw } from './testing/raw-request.ts';
import { eventually, streamOf } from './testing/test-server.ts';

async function start(context: TestContext) {
  const server = await createServer({ port: 0 });
  context.after(() => server.close());
  const { text } = await requestRaw(`${server.urls.site}/api/sessions`, {}, 'POST');
  const { id, channel } = JSON.parse(text) as { id: string; channel: string };
  const observer = await openChannel(channel);
  observer.send({ type: 'observe', afterSequence: 0 });
  return { server, id, observer, lab: `/s/${id}/1` };
}

const connectionsOf = (records: readonly WireRecord[]) =>
  records.filter((record) => record.kind === 'open');

test('both hops of the intermediary are in the trace, the second names the first', async (context) => {
  const { server, observer, lab } = await start(context);
  const path = `${lab}/server-sent-events/clock?intervalMs=100&closeAfterEvents=2&via=rechunk`;
  const client = await connectRaw(server.urls.labs[0]);
  client.send(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
  await client.closed;
  await eventually(() => observer.records.filter(({ kind }) => kind === 'close').length === 2);
  const [first, second] = connectionsOf(observer.records);
  assert.deepEqual(
    [first?.listener, first?.hopOf, second?.listener, second?.hopOf],
    ['lab-a', null, 'upstream', first?.connection],
  );
  const passed = streamOf(observer.records, 'client-to-server', second?.connection);
  assert.match(passed, /^GET [^ ]*clock\?[^ ]* HTTP\/1\.1\r\n/);
  assert.doesNotMatch(passed.split('\r\n')[0] ?? '', /via=/);
  assert.match(passed, /\r\nVia: 1\.1 wireside\r\n/i);
  const answered = streamOf(observer.records, 'server-to-client', first?.connection);
  assert.equal(answered, client.received());
  assert.equal(server.counters()['waitingDials'], 0);
});

test('what the intermediary re-chunks leaves in one write for each chunk', async (context) => {
  const { server, observer, lab } = await start(context);
  const path = `${lab}/http-streaming/chunks?text=${'abcdefg'.repeat(9)}&via=rechunk&viaBytes=7`;
  const client = await connectRaw(server.urls.labs[0]);
  client.send(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
  await client.closed;
  await eventually(() => observer.records.filter(({ kind }) => kind === 'close').length === 2);
  const [first] = connectionsOf(observer.records);
  const writes = observer.records.flatMap((record) =>
    record.kind === 'data' && record.connection === first?.connection ? [record] : [],
  );
  const texts = writes.map(({ head }) => Buffer.from(head).toString('latin1'));
  assert.deepEqual(
    texts.filter((text) => /^[0-9a-f]+\r\n/.test(text)),
    [...Array.from({ length: 9 }, () => '7\r\nabcdefg\r\n'), '0\r\n\r\n'],
  );
});

test('a response written past the HTTP library is attributed to its request', async (context) => {
  const { server, observer, lab } = await start(context);
  const client = await connectRaw(server.urls.labs[1]);
  const path = `${lab}/http-streaming/events?framing=close&count=2&intervalMs=100`;
  client.send(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
  await client.closed;
  await eventually(() => observer.records.some(({ kind }) => kind === 'close'));
  assert.match(client.received(), /^HTTP\/1\.0 200 /);
  assert.equal(streamOf(observer.records, 'server-to-client'), client.received());
});

test('a session that ends stops its feed and every stream of it', async (context) => {
  const { server, id, observer, lab } = await start(context);
  const client = await connectRaw(server.urls.labs[0]);
  client.send(`GET ${lab}/server-sent-events/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
  await client.until('text/event-stream');
  observer.send({ type: 'watch-feed', run: 1, on: true });
  await eventually(() => observer.messages.some(({ type }) => type === 'feed'));
  await requestRaw(`${server.urls.site}/api/sessions/${id}`, {}, 'DELETE');
  await client.closed;
  await observer.closed;
  await eventually(() => server.counters()['connections'] === 0);
  assert.equal(server.counters()['heldRequests'], 0);
});

test('a session that ends starts no request that waited for a thread: nothing of it is left', async (context) => {
  const clock = createFakeClock();
  const server = await createServer({ port: 0, clock });
  context.after(() => server.close());
  const idle = clock.pending();
  const { text } = await requestRaw(`${server.urls.site}/api/sessions`, {}, 'POST');
  const { id } = JSON.parse(text) as { id: string };
  const path = `/s/${id}/1/long-polling/next?since=0&threads=1`;
  const clients = await Promise.all([1, 2, 3].map(() => connectRaw(server.urls.labs[0])));
  for (const client of clients) client.send(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
  await eventually(() => server.counters()['heldRequests'] === 3);
  assert.ok(clock.pending() > idle);
  await requestRaw(`${server.urls.site}/api/sessions/${id}`, {}, 'DELETE');
  await Promise.all(clients.map(({ closed }) => closed));
  await eventually(() => server.counters()['connections'] === 0);
  assert.equal(clock.pending(), idle);
});

test('what the channel sends decodes with the codec that the page has', async (context) => {
  const { server, observer, lab } = await start(context);
  observer.socket.on('message', (data: Buffer, isBinary) => {
    if (isBinary) assert.ok(decodeRecords(new Uint8Array(data)).length > 0);
  });
  await requestRaw(`${server.urls.labs[0]}${lab}/polling/latest`);
  await eventually(() => observer.records.some(({ kind }) => kind === 'close'));
});
