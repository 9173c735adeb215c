import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { test, type TestContext } from 'node:test';
import { findValue } from '../../wire/stun/attribute.ts';
import { decodeStunMessage } from '../../wire/stun/decode-message.ts';
import { encodeStunMessage } from '../../wire/stun/encode-message.ts';
import { xorMappedAddress } from '../../wire/stun/xor-mapped-address.ts';
import { createTestServer } from '../turn-server/testing/test-server.ts';
import { serveStream } from './stream-clients.ts';

const binding = encodeStunMessage({
  messageClass: 'request',
  method: 1,
  transactionId: new Uint8Array(12),
  attributes: [],
});
/** XOR-MAPPED-ADDRESS of IPv4, and the header. */
const replyBytes = 32;

async function connectTo(t: TestContext, idleMs?: number) {
  const { server } = createTestServer();
  const listener = createServer((socket) => serveStream(socket, 'tcp', server, idleMs));
  t.after(() => listener.close());
  await once(listener.listen(0, '127.0.0.1'), 'listening');
  const { port } = listener.address() as AddressInfo;
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  t.after(() => socket.destroy());
  await once(socket, 'connect');
  const read = async (byteLength: number): Promise<Buffer> => {
    let bytes = Buffer.alloc(0);
    while (bytes.length < byteLength) {
      const [more] = (await once(socket, 'data')) as [Buffer];
      bytes = Buffer.concat([bytes, more]);
    }
    return bytes;
  };
  return { server, socket, read };
}

test('a request that comes in pieces is answered when it is whole', async (t) => {
  const { socket, read } = await connectTo(t);
  for (const byte of binding.subarray(0, -1)) socket.write(Uint8Array.of(byte));
  socket.write(binding.subarray(-1));
  const result = decodeStunMessage(await read(replyBytes), { atEnd: true });
  assert.ok(result.status === 'complete');
  const mapped = findValue(result.value.attributes, xorMappedAddress);
  assert.deepEqual(mapped, { address: '127.0.0.1', port: socket.localPort });
});

test('requests that come together are answered one by one', async (t) => {
  const { socket, read } = await connectTo(t);
  socket.write(Buffer.concat([binding, binding, binding.subarray(0, 10)]));
  const replies = await read(2 * replyBytes);
  assert.equal(replies.length, 2 * replyBytes);
  socket.write(binding.subarray(10));
  assert.equal((await read(replyBytes)).length, replyBytes);
});

test('what can be no unit ends the connection, and is counted', async (t) => {
  const { server, socket } = await connectTo(t);
  // The beginning of a TLS record.
  socket.write(Uint8Array.of(0x16, 0x03, 0x01, 0x00, 0xf4, 0x01, 0x00, 0x00));
  await once(socket, 'close');
  assert.equal(server.counters.malformed, 1);
});

test('a silent connection stays as long as it has an allocation, and is closed at the next silence without one', async (t) => {
  const { server, socket } = await connectTo(t, 1);
  const allocated = [true, true, false];
  t.mock.method(server, 'hasAllocation', () => allocated.shift() ?? false);
  await once(socket, 'close', { signal: AbortSignal.timeout(10_000) });
  assert.deepEqual(allocated, []);
});
