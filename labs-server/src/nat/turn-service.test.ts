import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import type { NatEvent } from '../../wire/nat/nat-event.ts';
import { encodeStunMessage } from '../../wire/stun/encode-message.ts';
import { natScenario } from './testing/scenario.ts';
import { serveTurn } from './turn-service.ts';
import { createVirtualNetwork } from './virtual-network.ts';
import { VirtualTime } from './virtual-time.ts';

const binding = encodeStunMessage({
  messageClass: 'request',
  method: 1,
  transactionId: randomBytes(12),
  attributes: [],
});

function connect() {
  const scheduler = new VirtualTime();
  const events: NatEvent[] = [];
  const { hosts } = createVirtualNetwork(natScenario({}), {
    scheduler,
    random: () => 0.5,
    onEvent: (event) => events.push(event),
  });
  serveTurn(hosts.server, scheduler);
  const stream = hosts.alice.tcp.connect({ address: hosts.server.address, port: 3478 });
  const send = (bytes: Uint8Array): readonly (string | null)[] => {
    events.length = 0;
    stream.send(bytes);
    while (scheduler.step());
    return events.flatMap((one) =>
      one.kind === 'sent' && one.node === 'server' ? [one.segment] : [],
    );
  };
  while (scheduler.step());
  return { send };
}

test('RFC 8656 section 12.5: requests of a stream are answered one by one, wherever they were cut', () => {
  const { send } = connect();
  assert.deepEqual(send(binding.subarray(0, 5)), []);
  assert.deepEqual(send(Buffer.concat([binding.subarray(5), binding, binding.subarray(0, 7)])), [
    'data',
    'data',
  ]);
  assert.deepEqual(send(binding.subarray(7)), ['data']);
});

test('what can be no unit ends the connection', () => {
  const { send } = connect();
  // Neither STUN nor ChannelData, behind a request.
  assert.deepEqual(send(Buffer.concat([binding, Uint8Array.of(0x96, 0x03, 0x01)])), [
    'data',
    'FIN',
  ]);
  assert.deepEqual(send(binding), []);
});
