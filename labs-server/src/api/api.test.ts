import assert from 'node:assert/strict';
import { test } from 'node:test';
import { version } from '../../wire/version.ts';
import { slabBytes } from '../log/slab-pool.ts';
import { requestRaw } from '../testing/raw-request.ts';
import { startTestServer, streamOf } from '../testing/test-server.ts';

test('health tells version, URLs and counters', async (context) => {
  const server = await startTestServer(context);
  const { text } = await requestRaw(`${server.urls.site}/api/health`);
  assert.deepEqual(JSON.parse(text), { version, urls: server.urls, counters: server.counters() });
});

test('mechanisms are those of the labs', async (context) => {
  const server = await startTestServer(context);
  const { text } = await requestRaw(`${server.urls.site}/api/mechanisms`);
  assert.match(text, /^\[\{"id":"tiny"/);
});

test('a session is made with 201, deleted with 204, and gone with 404', async (context) => {
  const server = await startTestServer(context);
  const created = await requestRaw(`${server.urls.site}/api/sessions`, {}, 'POST');
  assert.equal(created.status, 201);
  const { location = '' } = created.headers;
  const body: unknown = JSON.parse(created.text);
  assert.ok(typeof body === 'object' && body !== null && 'id' in body && 'channel' in body);
  assert.equal(location, `/api/sessions/${String(body.id)}`);
  assert.equal(body.channel, `${server.urls.channel}?session=${String(body.id)}`);
  const url = server.urls.site + location;
  assert.equal((await requestRaw(url, {}, 'DELETE')).status, 204);
  const again = await requestRaw(url, {}, 'DELETE');
  assert.equal(again.status, 404);
  assert.match(again.text, /"code":"unknown-session"/);
  assert.equal((await requestRaw(`${url}/trace.pcapng`)).status, 404);
});

test('when the log’s memory is spent a session is refused with 503 and Retry-After', async (context) => {
  const server = await startTestServer(context, { logPoolBytes: 2 * slabBytes });
  await server.createSession();
  const last = await server.createSession();
  const refused = await requestRaw(`${server.urls.site}/api/sessions`, {}, 'POST');
  assert.deepEqual([refused.status, refused.headers['retry-after']], [503, '10']);
  await requestRaw(`${server.urls.site}/api/sessions/${last}`, {}, 'DELETE');
  assert.ok(await server.createSession());
});

test('a trace holds one run when it is asked for, and never the session’s id', async (context) => {
  const server = await startTestServer(context);
  const session = await server.createSession();
  for (const run of [1, 2])
    await requestRaw(`${server.urls.labs[0]}/s/${session}/${run}/tiny/hello`);
  const url = `${server.urls.site}/api/sessions/${session}/trace.pcapng`;
  const file = await requestRaw(url);
  assert.equal(file.headers['content-type'], 'application/vnd.tcpdump.pcap');
  assert.ok(!file.text.includes(session));
  const records = await server.recordsOf(session, '?run=2');
  assert.ok(records.every((record) => record.run === 2));
  assert.equal(records.filter((record) => record.kind === 'open').length, 1);
  assert.match(streamOf(records, 'client-to-server'), /^GET \/s\/0{32}\/2\/tiny\/hello /);
  for (const bad of ['?run=one', '?run=', '?run=1&run=2']) {
    assert.equal((await requestRaw(url + bad)).status, 400, bad);
  }
});

test('what is not there is a problem document', async (context) => {
  const server = await startTestServer(context);
  const missing = await requestRaw(`${server.urls.site}/api/nothing`);
  assert.equal(missing.status, 404);
  assert.deepEqual(JSON.parse(missing.text), {
    type: 'about:blank',
    title: 'Not Found',
    status: 404,
    detail:
      'There is no GET /nothing here. The API has health, mechanisms, sessions, sessions/<id>, its trace.pcapng and its rtsp.',
    code: 'no-such-endpoint',
  });
});
