import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type LabServer, startLabServer } from '../testing/lab-server.ts';
import { connectRaw } from '../testing/raw-client.ts';
import { visitOf } from './credentials.ts';
import { serverSentEventsLab } from './server-sent-events-lab.ts';

let server: LabServer;
const url = (path: string) => server.url(`/server-sent-events${path}`);

async function open(path: string, fields: Record<string, string> = {}) {
  const client = await connectRaw(server.port);
  client.get(server.path(`/server-sent-events${path}`), fields);
  await client.until('\r\n\r\n');
  return client;
}

before(async () => void (server = await startLabServer([serverSentEventsLab])));
after(() => server.close());

test('the clock ticks at once and then at its interval, with ids, and ends when it was told to', async () => {
  const client = await open('/clock?intervalMs=1000&closeAfterEvents=3', { 'Last-Event-ID': '7' });
  await client.until('id: 8\n');
  assert.doesNotMatch(client.received, /id: 9\n/);
  server.clock.advance(1_000);
  await client.until('id: 9\ndata: 19');
  server.clock.advance(1_000);
  await client.until('\r\n0\r\n\r\n');
  assert.match(client.received, /id: 10\n/);
  client.close();
  await server.held.reaches(0);
  assert.equal(server.clock.pending(), 0);
});

test('the answer has the status, the type and the framing that were asked for', async () => {
  const answered = await fetch(url('/answer?status=200'));
  assert.equal(answered.headers.get('Content-Type'), 'text/event-stream');
  assert.equal(await answered.text(), 'id: 1\ndata: hello\n\n');
  const plain = await fetch(url('/answer?type=text/plain'));
  assert.equal(plain.headers.get('Content-Type'), 'text/plain');
  assert.equal((await fetch(url('/answer?status=204'))).status, 204);
  assert.equal((await fetch(url('/answer?status=500'))).status, 500);
  for (const status of ['200', '204', '500']) {
    const client = await open(`/answer?status=${status}&framing=close`);
    assert.ok((await client.end()).startsWith(`HTTP/1.0 ${status} `));
  }
});

test('a text is served once, byte for byte, and the reconnection gets 204', async () => {
  const text = '\uFEFFdata: p\u0159\u00edliš\r\rid\0: 1\n\ndata: tail';
  for (const framing of ['chunked', 'close']) {
    const posted = await fetch(url('/text'), { method: 'POST', body: text });
    assert.equal(posted.status, 201);
    const answer = (await posted.json()) as { url: string };
    const served = await fetch(`${answer.url}&framing=${framing}`);
    assert.equal(served.headers.get('Content-Type'), 'text/event-stream');
    assert.deepEqual(Buffer.from(await served.arrayBuffer()), Buffer.from(text));
    assert.equal((await fetch(answer.url)).status, 204);
  }
  assert.equal((await fetch(url('/text?name=unknown'))).status, 404);
});

test('kill cuts every stream of its run, and says how many', async () => {
  const clients = [await open('/clock'), await open('/events'), await open('/held')];
  await server.held.reaches(3);
  const elsewhere = await fetch(url('/kill').replace('/s/1/', '/s/2/'), { method: 'POST' });
  assert.deepEqual(await elsewhere.json(), { cut: 0 });
  const killed = await fetch(url('/kill?how=rst'), { method: 'POST' });
  assert.deepEqual(await killed.json(), { cut: 3 });
  for (const client of clients) assert.doesNotMatch(await client.end(), /\r\n0\r\n\r\n$/);
  assert.ok(server.cuts.every(({ how }) => how === 'rst'));
  await server.held.reaches(0);
});

test('a held stream is silent until its time is over', async () => {
  const client = await open('/held?seconds=60');
  await client.until(':\n\n');
  server.clock.advance(59_999);
  assert.equal(server.held.value, 1);
  server.clock.advance(1);
  await client.until('\r\n0\r\n\r\n');
  client.close();
  await server.held.reaches(0);
});

test('CORS is what was asked for', async () => {
  const headers = { Origin: 'http://site.test' };
  const fieldsOf = async (query: string) => {
    const response = await fetch(url(`/credentials?${query}`), { headers });
    await response.text();
    return ['origin', 'credentials'].map((name) =>
      response.headers.get(`Access-Control-Allow-${name}`),
    );
  };
  assert.deepEqual(await fieldsOf('cors=echo'), ['http://site.test', 'true']);
  assert.deepEqual(await fieldsOf('cors=echo&allow=false'), ['http://site.test', null]);
  assert.deepEqual(await fieldsOf('cors=wildcard&allow=true'), ['*', 'true']);
  assert.deepEqual(await fieldsOf('cors=none&allow=false'), [null, null]);
});

test('the cookie is HttpOnly, stays below the session, and is shown when it comes back', async () => {
  const first = await fetch(url('/credentials'));
  assert.match(await first.text(), /data: \{"visit":1,"cookie":null\}\n/);
  const cookie = first.headers.get('Set-Cookie') ?? '';
  assert.match(cookie, /^wireside-visit=1; Path=\/s\/s; .*HttpOnly; SameSite=Lax$/);
  const visit = (value: string) => fetch(url('/credentials'), { headers: { Cookie: value } });
  assert.match(
    await (await visit('wireside-visit=1')).text(),
    /"visit":2,"cookie":"wireside-visit=1"/,
  );
  assert.equal((await visit('other=1; wireside-visit=3')).status, 204);
});

test('the number of the visit is read from the cookie of that name only', () => {
  assert.equal(visitOf(undefined), 0);
  assert.equal(visitOf('wireside-visit=2'), 2);
  assert.equal(visitOf('a=b; wireside-visit=2; c=d'), 2);
  for (const field of ['not-wireside-visit=2', 'wireside-visit=x', 'wireside-visit=2x', '']) {
    assert.equal(visitOf(field), 0, field);
  }
});
