/** The lab on a real port: its sub-protocol, its domain and its rooms. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { test, type TestContext } from 'node:test';
import { WebSocket } from 'ws';
import { type LabServer, startLabServer } from '../testing/lab-server.ts';
import { sipLab } from './sip-lab.ts';
import { TestAgent } from './testing/test-agent.ts';
import { readMessage, writeMessage } from './sip-message.ts';
import { maxMessageBytes } from './sip-socket.ts';

async function start(context: TestContext): Promise<LabServer> {
  const server = await startLabServer([sipLab]);
  context.after(() => server.close());
  return server;
}

async function open(server: LabServer, query = '', path = server.path('/sip/socket')) {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}${query}`, ['sip']);
  await once(socket, 'open');
  return socket;
}

async function next(socket: WebSocket): Promise<string> {
  const [data] = (await once(socket, 'message')) as [Buffer];
  return data.toString();
}

interface Domain {
  readonly users: readonly {
    readonly user: string;
    readonly password: string;
    readonly bindings: unknown[];
  }[];
}

async function domainOf(server: LabServer, query = ''): Promise<Domain> {
  const response = await fetch(server.url(`/sip/domain${query}`));
  return (await response.json()) as Domain;
}

/** A user agent whose messages cross the socket. */
function agentOn(socket: WebSocket, user: string): TestAgent {
  const send = (message: Parameters<typeof writeMessage>[0]) => socket.send(writeMessage(message));
  return new TestAgent({ open: () => {}, receive: (_flow, message) => send(message) }, user);
}

test('RFC 7118 section 4.1: the sub-protocol is sip, and nothing else is spoken', async (t) => {
  const server = await start(t);
  const socket = await open(server);
  assert.equal(socket.protocol, 'sip');
  const other = new WebSocket(`ws://127.0.0.1:${server.port}${server.path('/sip/socket')}`, [
    'chat',
  ]);
  const [error] = (await once(other, 'error')) as [Error];
  assert.match(error.message, /400/);
  socket.close();
});

test('a user registers with the password that the domain tells, and is seen there', async (t) => {
  const server = await start(t);
  const socket = await open(server);
  const alice = agentOn(socket, 'alice');
  const fields = [['Contact', '<sip:a@alice.invalid;transport=ws>']] as const;
  alice.sendRequest('REGISTER', { fields });
  const refused = readMessage(Buffer.from(await next(socket)));
  assert.ok(refused.kind === 'message');
  alice.received.push(refused.message);
  const [{ password = '' } = {}] = (await domainOf(server)).users;
  alice.sendAnswer('REGISTER', { fields }, password);
  assert.match(await next(socket), /^SIP\/2\.0 200 OK\r\n/);
  const [known] = (await domainOf(server)).users;
  assert.equal(known?.bindings.length, 1);
  socket.close();
});

test('RFC 5626 section 3.5.1: a ping of two CRLFs gets a pong of one', async (t) => {
  const socket = await open(await start(t));
  socket.send('\r\n\r\n');
  assert.equal(await next(socket), '\r\n');
  socket.close();
});

test('a broken request gets 400 with the rule; what is no SIP at all closes the connection', async (t) => {
  const server = await start(t);
  const socket = await open(server);
  const alice = agentOn(socket, 'alice');
  socket.send(
    Buffer.from(writeMessage(alice.request('OPTIONS')))
      .toString()
      .replace('CSeq: 1', 'CSeq: x'),
  );
  assert.match(await next(socket), /^SIP\/2\.0 400 .*CSeq at byte \d+: expected/s);
  socket.send(writeMessage(alice.request('OPTIONS', { body: 'x'.repeat(maxMessageBytes) })));
  assert.match(await next(socket), /^SIP\/2\.0 513 /);
  socket.send('hello');
  const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
  assert.equal(code, 1008);
  assert.match(reason.toString(), /RFC 3261/);
});

test('a room has users of its own, whom several sessions reach; an unknown one is 404', async (t) => {
  const server = await start(t);
  const opened = await fetch(server.url('/sip/rooms'), { method: 'POST' });
  assert.equal(opened.status, 201);
  const { room } = (await opened.json()) as { readonly room: string };
  assert.match(room, /^[A-Z2-9]{6}$/);
  const [own, shared, lower] = await Promise.all([
    domainOf(server),
    domainOf(server, `?room=${room}`),
    domainOf(server, `?room=${room.toLowerCase()}`),
  ]);
  assert.notEqual(own.users[0]?.password, shared.users[0]?.password);
  assert.deepEqual(shared, lower);
  const elsewhere = await open(server, `?room=${room}`, '/s/other/1/sip/socket');
  elsewhere.close();
  assert.equal((await fetch(server.url('/sip/domain?room=AAAAAA'))).status, 404);
});

test('when the session ends its domain goes, and the next one has other passwords', async (t) => {
  const server = await start(t);
  const [before] = (await domainOf(server)).users;
  server.endSession();
  const [after] = (await domainOf(server)).users;
  assert.notEqual(before?.password, after?.password);
});
