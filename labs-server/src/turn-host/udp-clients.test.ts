import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createSocket } from 'node:dgram';
import { test } from 'node:test';
import { encodeStunMessage } from '../../wire/stun/encode-message.ts';
import { bindingMethod } from '../../wire/stun/message-type.ts';
import { createTestServer } from '../turn-server/testing/test-server.ts';
import { bindUdp, closeUdp } from './udp-socket.ts';
import { serveUdp } from './udp-clients.ts';

const binding = encodeStunMessage({
  messageClass: 'request',
  method: bindingMethod,
  transactionId: new Uint8Array(12),
  attributes: [],
});

test('RFC 768: a datagram whose sender has no port cannot be answered, and does no harm', async (context) => {
  const told: string[] = [];
  const socket = await bindUdp('127.0.0.1', 0);
  context.after(() => closeUdp(socket));
  serveUdp(socket, createTestServer().server, (direction) => told.push(direction));
  const from = { address: '127.0.0.1', family: 'IPv4', size: binding.length };
  socket.emit('message', Buffer.from(binding), { ...from, port: 0 });
  assert.deepEqual(told, []);
  const client = createSocket('udp4');
  context.after(() => void client.close());
  client.send(binding, socket.address().port, '127.0.0.1');
  await once(client, 'message');
  assert.deepEqual(told, ['client-to-server', 'server-to-client']);
});
