/** Our own dials are known before their first byte, and forgotten when they are gone. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { type TestContext, test } from 'node:test';
import type { Dial } from './dial-registry.ts';
import { dialUpstream, type UpstreamDialer } from './dial-upstream.ts';

const dial: Dial = { session: 's', run: 1, hopOf: 2, mechanism: null };

async function upstream(t: TestContext) {
  const server: Server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const registered = new Map<number, Dial>();
  const { port } = server.address() as AddressInfo;
  const dialer: UpstreamDialer = {
    upstream: () => ({ host: '127.0.0.1', port }),
    registerDial(localPort, one) {
      registered.set(localPort, one);
      return () => void registered.delete(localPort);
    },
  };
  return { server, dialer, registered };
}

test('a dial is registered by the port from which its first byte will come, until it is gone', async (t) => {
  const { server, dialer, registered } = await upstream(t);
  const accepting = once(server, 'connection') as Promise<[Socket]>;
  const socket = await dialUpstream(dialer, dial, new AbortController().signal);
  const [accepted] = await accepting;
  assert.deepEqual([...registered], [[accepted.remotePort, dial]]);
  accepted.resume().on('end', () => accepted.end());
  socket.end();
  await once(socket, 'close');
  assert.equal(registered.size, 0);
});

test('the signal destroys the connection, whenever', async (t) => {
  const { server, dialer, registered } = await upstream(t);
  server.on('connection', (socket: Socket) => socket.on('error', () => {}).resume());
  const later = new AbortController();
  const socket = await dialUpstream(dialer, dial, later.signal);
  later.abort();
  assert.equal(socket.destroyed, true);
  await once(socket, 'close');
  assert.equal(registered.size, 0);
  const before = new AbortController();
  const dialling = dialUpstream(dialer, dial, before.signal);
  before.abort();
  await assert.rejects(dialling, /the connection was closed/);
  assert.equal(registered.size, 0);
});

test('without a listener it rejects with the cause', async (t) => {
  const { server, dialer } = await upstream(t);
  server.close();
  await once(server, 'close');
  await assert.rejects(dialUpstream(dialer, dial, new AbortController().signal), /ECONNREFUSED/);
});
