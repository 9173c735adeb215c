/** The server with TLS: the same bytes, told as inside TLS. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request as secureRequest } from 'node:https';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { test, type TestContext } from 'node:test';
import { WebSocket } from 'ws';
import { certificateNames } from '../certificate/certificate-names.ts';
import { makeCertificate } from '../certificate/made-certificate.ts';
import { readPcapng } from '../../wire/pcapng/read-pcapng.ts';
import type { WireRecord } from '../../wire/record.ts';
import { createServer } from '../create-server.ts';

interface Session {
  readonly id: string;
  readonly labs: readonly [string, string];
  readonly channel: string;
}

async function start(context: TestContext) {
  const tls = await makeCertificate(certificateNames([], false, {}), Date.now());
  const server = await createServer({ port: 0, tls });
  context.after(() => server.close());
  const ask = async (url: string, method = 'GET', headers = {}) => {
    const request = secureRequest(url, { method, ca: tls.cert, agent: false, headers }).end();
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return { response, body: await response.toArray().then((parts) => Buffer.concat(parts)) };
  };
  const createSession = async (): Promise<Session> => {
    const { body } = await ask(`${server.urls.site}/api/sessions`, 'POST');
    return JSON.parse(body.toString()) as Session;
  };
  const recordsOf = async ({ id }: Session): Promise<readonly WireRecord[]> => {
    const { body } = await ask(`${server.urls.site}/api/sessions/${id}/trace.pcapng`);
    const result = readPcapng(body);
    return result.status === 'refused' ? [] : result.trace.records;
  };
  return { ...server, cert: tls.cert, ask, createSession, recordsOf };
}

test('all addresses that a session is told are of TLS', async (context) => {
  const server = await start(context);
  const { labs, channel } = await server.createSession();
  assert.ok(server.urls.site.startsWith('https:') && server.urls.runner.startsWith('https:'));
  assert.ok(labs.every((lab) => lab.startsWith('https:')));
  assert.ok(channel.startsWith('wss:'));
});

test('the plaintext of a request and its response is recorded, and told as inside TLS', async (context) => {
  const server = await start(context);
  const session = await server.createSession();
  const { response } = await server.ask(
    `${session.labs[0]}/s/${session.id}/1/server-sent-events/clock?intervalMs=100&closeAfterEvents=1`,
  );
  assert.equal(response.statusCode, 200);
  const records = await server.recordsOf(session);
  assert.ok(records[0]?.kind === 'open' && records[0].insideTls);
  const sent = records.flatMap((record) => (record.kind === 'data' ? [record] : []));
  assert.match(
    Buffer.from(sent[0]?.head ?? []).toString(),
    /^GET \/s\/0{32}\/1\/server-sent-events/,
  );
  assert.match(Buffer.from(sent.at(-1)?.head ?? []).toString('latin1'), /\r\n0\r\n\r\n$/);
});

test('an upgraded connection is recorded too, and the channel of the page works', async (context) => {
  const server = await start(context);
  const session = await server.createSession();
  const channel = new WebSocket(session.channel, { ca: server.cert });
  const [welcome] = await once(channel, 'message');
  assert.match(String(welcome), /"welcome"/);
  const url = `${session.labs[0]}/s/${session.id}/2/websocket/echo`.replace('https', 'wss');
  const socket = new WebSocket(url, { ca: server.cert });
  await once(socket, 'open');
  socket.send('Hello');
  const [echo] = await once(socket, 'message');
  assert.match(String(echo), /Hello/);
  socket.terminate();
  channel.terminate();
  const data = (await server.recordsOf(session)).filter(
    ({ kind, run }) => kind === 'data' && run === 2,
  );
  assert.ok(data.length >= 4, 'handshake and frames of both directions');
});

test('a page of plain HTTP is another origin, and refused', async (context) => {
  const server = await start(context);
  const url = `${server.urls.site}/api/sessions`;
  const own = await server.ask(url, 'POST', { Origin: server.urls.site });
  assert.equal(own.response.statusCode, 201);
  const plain = await server.ask(url, 'POST', {
    Origin: server.urls.site.replace('https', 'http'),
  });
  assert.equal(plain.response.statusCode, 403);
});

test('only HTTP/1.1 is spoken within TLS', async (context) => {
  const server = await start(context);
  const { port } = new URL(server.urls.labs[0]);
  const options = { port: Number(port), host: '127.0.0.1', ca: server.cert };
  const socket = connectTls({ ...options, ALPNProtocols: ['h2', 'http/1.1'] });
  await once(socket, 'secureConnect');
  assert.equal(socket.alpnProtocol, 'http/1.1');
  socket.destroy();
});

test('closing the server ends a connection that never began with TLS', async (context) => {
  const server = await start(context);
  const { port } = new URL(server.urls.labs[0]);
  const socket = connect(Number(port), '127.0.0.1');
  await once(socket, 'connect');
  const closed = once(socket, 'close');
  socket.on('error', () => {});
  await server.close();
  await closed;
});
