/** An upgrade that is refused is an ordinary request, and its connection ends with the answer. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { createUpgrade, handOver, refuseUpgrade, type Upgrade, withPathValues } from './upgrade.ts';
import { lingerMs } from './lingering-close.ts';
import { connectRaw, type RawClient } from './testing/raw-client.ts';

/** Sends a request with Upgrade and what follows it; resolves with both ends. */
async function upgraded(
  t: TestContext,
  following = '',
): Promise<{ readonly client: RawClient; readonly upgrade: Upgrade }> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = await connectRaw((server.address() as AddressInfo).port);
  t.after(() => {
    client.close();
    server.close();
  });
  const coming = once(server, 'upgrade');
  client.send(`GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n${following}`);
  const [request, socket, head] = await coming;
  return { client, upgrade: createUpgrade(request, socket as Socket, head) };
}

const problem = { status: 429, code: 'too-many', detail: 'Too many.' };

test('the problem is a whole response, and says that the connection closes', async (t) => {
  const { client, upgrade } = await upgraded(t, 'bytes that nobody reads');
  assert.equal(upgrade.head.toString(), 'bytes that nobody reads');
  refuseUpgrade(upgrade, problem, { 'Retry-After': '1' });
  client.send('and more of them');
  const received = await client.end();
  assert.match(received, /^HTTP\/1\.1 429 Too Many Requests\r\n/);
  assert.match(received, /\r\nRetry-After: 1\r\n/);
  assert.match(received, /\r\nConnection: close\r\n/);
  assert.match(received, /"code":"too-many"/);
  if (!upgrade.socket.closed) await once(upgrade.socket, 'close');
});

test('a client that does not end its side is not waited for', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { client, upgrade } = await upgraded(t);
  client.socket.allowHalfOpen = true;
  refuseUpgrade(upgrade, problem);
  await once(upgrade.socket, 'finish');
  await client.until('too-many');
  assert.equal(upgrade.socket.destroyed, false);
  t.mock.timers.tick(lingerMs);
  assert.equal(upgrade.socket.destroyed, true);
});

test('a peer that resets is no failure of ours', async (t) => {
  const { client, upgrade } = await upgraded(t);
  upgrade.socket.resume();
  // Not `once`, which takes the error as its own.
  const closed = new Promise((resolve) => upgrade.socket.on('close', resolve));
  client.socket.resetAndDestroy();
  assert.equal(await closed, true);
});

test('with the values of its path it is the same exchange', async (t) => {
  const { upgrade } = await upgraded(t);
  const named = withPathValues(upgrade, { name: 'n1' });
  assert.equal(named.response, upgrade.response);
  assert.deepEqual(named.pathValues, { name: 'n1' });
});

test('errors are left to the protocol that has taken over', async (t) => {
  const { upgrade } = await upgraded(t);
  const { socket } = upgrade;
  const ended = once(socket, 'error');
  handOver(upgrade);
  socket.emit('error', new Error('a rule was broken'));
  assert.match(String(await ended), /a rule was broken/);
  assert.equal(socket.destroyed, false);
  socket.destroy();
});
