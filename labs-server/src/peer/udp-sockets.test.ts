/** The hook in the library’s sockets: where they are bound, and what passes. */
import assert from 'node:assert/strict';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { test } from 'node:test';
import { withSocketsOf } from './udp-sockets.ts';
import { loadWerift } from './werift.ts';

async function openTransport(admitted: (remotePort: number) => boolean, address = '127.0.0.1') {
  const werift = await loadWerift();
  const passed: string[] = [];
  const transport = await withSocketsOf(
    werift,
    {
      nextAddress: () => address,
      admits(direction, payload, local, remote) {
        assert.equal(local.address, '127.0.0.1');
        if (!admitted(remote.port)) return false;
        passed.push(`${direction} ${Buffer.from(payload).toString()}`);
        return true;
      },
      received: () => passed.push('dealt with'),
    },
    () => werift.UdpTransport.init('udp4'),
  );
  return { transport, passed };
}

test('a socket is bound to the address that it is given, and to no other', async () => {
  const { transport } = await openTransport(() => true);
  assert.equal(transport.host, '127.0.0.1');
  await transport.close();
});

test('what is not admitted is neither read nor sent, and no name is looked up', async (context) => {
  const [friend, stranger] = [createSocket('udp4'), createSocket('udp4')];
  for (const socket of [friend, stranger]) {
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    context.after(() => void socket.close());
  }
  const { port: friendly } = friend.address();
  const { transport, passed } = await openTransport((port) => port === friendly);
  context.after(() => transport.close());
  const read: string[] = [];
  const until = (text: string): Promise<void> =>
    new Promise((resolve) => {
      transport.onData = (data) => {
        read.push(data.toString());
        if (data.toString() === text) resolve();
      };
    });
  const first = until('known');
  stranger.send('strange', transport.port, '127.0.0.1');
  friend.send('known', transport.port, '127.0.0.1');
  await first;
  const got = once(friend, 'message');
  stranger.on('message', () => read.push('sent to a stranger'));
  await transport.send(Buffer.from('to a stranger'), ['127.0.0.1', stranger.address().port]);
  await transport.send(Buffer.from('to a name'), ['localhost', friendly]);
  await transport.send(Buffer.from('hello'), ['127.0.0.1', friendly]);
  assert.equal(String((await got)[0]), 'hello');
  const last = until('last');
  friend.send('last', transport.port, '127.0.0.1');
  await last;
  assert.deepEqual(read, ['known', 'last']);
  assert.deepEqual(
    passed.filter((one) => one !== 'dealt with'),
    ['client-to-server known', 'server-to-client hello', 'client-to-server last'],
  );
});

test('an address that this machine has no more gives no socket, and nothing worse', async () => {
  await assert.rejects(
    openTransport(() => true, '203.0.113.1'),
    { code: 'EADDRNOTAVAIL' },
  );
});

test('what is sent after the end is lost, and nothing worse', async () => {
  const { transport } = await openTransport(() => true);
  const ended = transport.close();
  await transport.send(Buffer.from('too late'), ['127.0.0.1', 9_999]);
  await ended;
});

test('a socket that nobody asked for is left alone', async () => {
  const { UdpTransport } = await loadWerift();
  const transport = await UdpTransport.init('udp4', { interfaceAddresses: { udp4: '127.0.0.1' } });
  assert.equal(transport.socket.listenerCount('message'), 1);
  await transport.close();
});
