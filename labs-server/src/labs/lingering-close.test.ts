/** RFC 9112 section 9.6: what was sent last is not lost because the peer sent more. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { type TestContext, test } from 'node:test';
import { lingeringClose, lingerMs } from './lingering-close.ts';
import { connectRaw } from './testing/raw-client.ts';

async function accept(t: TestContext) {
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const accepting = once(server, 'connection') as Promise<[Socket]>;
  const client = await connectRaw((server.address() as AddressInfo).port);
  t.after(() => client.close());
  const [socket] = await accepting;
  return { client, socket };
}

test('the client gets the last bytes and FIN, though it sent what nobody read', async (t) => {
  const { client, socket } = await accept(t);
  client.send('x'.repeat(100_000));
  socket.write('the last words');
  lingeringClose(socket);
  assert.equal(await client.end(), 'the last words');
  if (!socket.closed) await once(socket, 'close');
});

test('a client that does not end its side is not waited for', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { client, socket } = await accept(t);
  client.socket.allowHalfOpen = true;
  lingeringClose(socket);
  await once(socket, 'finish');
  t.mock.timers.tick(lingerMs - 1);
  assert.equal(socket.destroyed, false);
  t.mock.timers.tick(1);
  assert.equal(socket.destroyed, true);
});
