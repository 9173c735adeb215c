import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Packet } from './packet.ts';
import { VirtualTcp } from './virtual-tcp.ts';

const client = '192.0.2.10';
const server = { address: '203.0.113.1', port: 3478 };

/** Two hosts with nothing between them: a segment that nobody takes is lost. */
function connectHosts() {
  const log: string[] = [];
  let number = 0;
  const carry =
    (receiver: () => VirtualTcp): ConstructorParameters<typeof VirtualTcp>[1] =>
    (segment, payload, source, destination) => {
      const packet: Packet = {
        number: (number += 1),
        transport: 'tcp',
        segment,
        source,
        destination,
        payload,
      };
      const receive = receiver().receiverOf(packet);
      log.push(receive === null ? `${segment} lost` : segment);
      receive?.();
    };
  const here = new VirtualTcp(
    client,
    carry(() => there),
  );
  const there: VirtualTcp = new VirtualTcp(
    server.address,
    carry(() => here),
  );
  return { here, there, log };
}

test('a connection is opened by SYN and SYN-ACK, carries data both ways, and is closed by FIN', () => {
  const { here, there, log } = connectHosts();
  const got: number[] = [];
  there.listen(3478, (accepted) => {
    accepted.onData = (payload) => {
      got.push(...payload);
      accepted.send(Uint8Array.of(2));
    };
  });
  const stream = here.connect(server);
  stream.onData = (payload) => got.push(...payload);
  assert.deepEqual(stream.local, { address: client, port: 51_000 });
  stream.send(Uint8Array.of(1));
  stream.close();
  stream.close();
  stream.send(Uint8Array.of(3));
  assert.deepEqual(got, [1, 2]);
  assert.deepEqual(log, ['SYN', 'SYN-ACK', 'data', 'data', 'FIN']);
});

test('a port without a listener takes no connection', () => {
  const { here, log } = connectHosts();
  let isOpen = false;
  here.connect(server).onOpen = () => (isOpen = true);
  assert.equal(isOpen, false);
  assert.deepEqual(log, ['SYN lost']);
});
