/** RTSP in the whole server: its bytes and datagrams are in the records of the session that its URL names. */
import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer as createTcpServer } from 'node:net';
import { type TestContext, test } from 'node:test';
import { createServer } from '../create-server.ts';
import { RtspClient } from '../labs/rtsp/testing/rtsp-client.ts';

/** A server with one session. */
async function startServer(t: TestContext) {
  const server = await createServer({ port: 0 });
  t.after(() => server.close());
  const created = await fetch(`${server.urls.site}/api/sessions`, { method: 'POST' });
  const { id, rtsp } = (await created.json()) as { readonly id: string; readonly rtsp: string };
  const records = async () => {
    const response = await fetch(`${server.urls.site}/api/sessions/${id}/trace.pcapng`);
    return Buffer.from(await response.arrayBuffer()).toString('latin1');
  };
  return { server, id, rtsp, port: Number(new URL(rtsp).port), records };
}

test('requests and responses of a session are in its records, from the first byte on', async (t) => {
  const { id, rtsp, port, records } = await startServer(t);
  const client = await RtspClient.open(port);
  await client.ask('OPTIONS', `${rtsp}/s/${id}/1/rtsp/camera`);
  await client.ask('DESCRIBE', `${rtsp}/s/${id}/1/rtsp/camera`);
  await client.close();
  const trace = await records();
  assert.match(trace, /OPTIONS rtsp:/);
  assert.match(trace, /Public: OPTIONS, DESCRIBE/);
  assert.match(trace, /m=video 0 RTP\/AVP 26/);
});

test('a player without a session is served, and leaves no records', async (t) => {
  const { rtsp, port, records } = await startServer(t);
  const client = await RtspClient.open(port);
  assert.equal((await client.ask('DESCRIBE', `${rtsp}/camera`)).status, 200);
  await client.close();
  assert.doesNotMatch(await records(), /DESCRIBE/);
});

test('a publisher without a session may send as much as it likes', async (t) => {
  const { rtsp, port } = await startServer(t);
  const client = await RtspClient.open(port);
  assert.equal((await client.ask('OPTIONS', `${rtsp}/live`)).status, 200);
  const packet = Buffer.concat([Buffer.of(0x24, 0, 0x05, 0x78), Buffer.alloc(1400)]);
  for (let sent = 0; sent < 400_000; sent += packet.length) client.write(packet);
  assert.equal((await client.ask('OPTIONS', `${rtsp}/live`)).status, 200);
  await client.close();
});

test('a connection that belongs to one session is refused to another', async (t) => {
  const { id, rtsp, port } = await startServer(t);
  const client = await RtspClient.open(port);
  await client.ask('OPTIONS', `${rtsp}/s/${id}/1/rtsp/camera`);
  assert.equal((await client.ask('OPTIONS', `${rtsp}/s/${id}/2/rtsp/camera`)).status, 403);
  await client.close();
});

test('the camera plays over UDP, and the end of the session ends it', async (t) => {
  const { server, id, rtsp, port } = await startServer(t);
  const receiver = createSocket('udp4').bind(0, '127.0.0.1');
  await once(receiver, 'listening');
  t.after(() => receiver.close());
  const client = await RtspClient.open(port);
  const url = `${rtsp}/s/${id}/1/rtsp/camera`;
  const Transport = `RTP/AVP;unicast;client_port=${receiver.address().port}`;
  const answer = await client.ask('SETUP', `${url}/trackID=0`, { Transport });
  const [Session = ''] = answer.fields.get('session')?.split(';') ?? [];
  const datagram = once(receiver, 'message');
  assert.equal((await client.ask('PLAY', url, { Session })).status, 200);
  const [packet] = (await datagram) as [Buffer];
  assert.equal(packet[1] === undefined ? null : packet[1] & 0x7f, 26);
  await fetch(`${server.urls.site}/api/sessions/${id}`, { method: 'DELETE' });
  await client.untilClosed();
});

test('the page of a session is told who plays at its addresses, and nothing of other sessions', async (t) => {
  const { server, id, rtsp, port } = await startServer(t);
  const told = async (session: string) => {
    const response = await fetch(`${server.urls.site}/api/sessions/${session}/rtsp`);
    return ((await response.json()) as { readonly sessions: readonly unknown[] }).sessions;
  };
  const other = await fetch(`${server.urls.site}/api/sessions`, { method: 'POST' });
  const { id: otherId } = (await other.json()) as { readonly id: string };
  assert.deepEqual(await told(id), []);
  const client = await RtspClient.open(port);
  const url = `${rtsp}/s/${id}/3/rtsp/camera`;
  const fields = { Transport: 'RTP/AVP/TCP', 'User-Agent': 'a test' };
  const answer = await client.ask('SETUP', `${url}/trackID=0`, fields);
  const [Session = ''] = answer.fields.get('session')?.split(';') ?? [];
  const known = { run: 3, name: 'camera', mode: 'PLAY', transport: 'interleaved' };
  const nothing = { packets: 0, frames: 0, droppedFrames: 0 };
  assert.deepEqual(await told(id), [{ ...known, state: 'Ready', userAgent: 'a test', ...nothing }]);
  assert.deepEqual(await told(otherId), []);
  await client.ask('TEARDOWN', url, { Session });
  assert.deepEqual(await told(id), []);
  const unknown = await fetch(`${server.urls.site}/api/sessions/nobody/rtsp`);
  assert.equal(unknown.status, 404);
  await client.close();
});

test('a source that is not there is refused with what is missing', async (t) => {
  const { id, rtsp, port } = await startServer(t);
  const client = await RtspClient.open(port);
  for (const [name, remedy] of [
    ['webcam', /sends no webcam.*Start it in the page/],
    ['operated', /npm start -- --camera/],
    ['live', /Nobody publishes here now/],
  ] as const) {
    const answer = await client.ask('DESCRIBE', `${rtsp}/s/${id}/1/rtsp/${name}`);
    assert.equal(answer.status, 404, name);
    assert.match(answer.body, remedy);
  }
  await client.close();
});

test('where the RTSP port is taken all else works, and one line says what to do', async (t) => {
  const other = createTcpServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  t.after(() => other.close());
  const address = other.address();
  const rtspPort = typeof address === 'object' && address !== null ? address.port : 0;
  const server = await createServer({ port: 0, rtspPort });
  t.after(() => server.close());
  assert.equal(server.urls.rtsp, null);
  const created = await fetch(`${server.urls.site}/api/sessions`, { method: 'POST' });
  assert.equal(((await created.json()) as { readonly rtsp: unknown }).rtsp, null);
  assert.match(server.notices.join(), /^The RTSP lab is off\. Port \d+ .*--rtsp-port \d+\.$/);
});
