import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RTCDataChannel } from 'werift';
import { MessageForwarder } from './message-forwarder.ts';
import { createStalledChannel } from './testing/stalled-channel.ts';

const asChannel = (stub: object): RTCDataChannel => stub as RTCDataChannel;

async function createSubject() {
  const from = await createStalledChannel();
  const to = await createStalledChannel('connecting');
  let narrowed = 0;
  const forwarder = new MessageForwarder(() => assert.fail());
  const passage = forwarder.take(asChannel(from.channel), {
    narrow: (byteLength) => (narrowed += byteLength),
    widen: (byteLength) => (narrowed -= byteLength),
  });
  return { from: from.channel, to, forwarder, passage, narrowed: () => narrowed };
}

test('what comes before the other channel is known, and open, waits for it in order', async () => {
  const { from, to, forwarder, passage, narrowed } = await createSubject();
  from.onMessage.execute('first');
  passage.sendOn(asChannel(to.channel));
  from.onMessage.execute('second');
  assert.deepEqual(to.sent, []);
  assert.ok(narrowed() > 0);
  to.channel.become('open');
  assert.deepEqual(to.sent, ['first', 'second']);
  assert.deepEqual([narrowed(), forwarder.waitingBytes], [0, 0]);
});

test('the other channel closes after its own, when all is sent', async () => {
  const { from, to, passage } = await createSubject();
  passage.sendOn(asChannel(to.channel));
  to.channel.become('open');
  for (let count = 0; count < 5; count += 1) from.onMessage.execute(Buffer.alloc(65_536));
  from.become('closed');
  assert.deepEqual([to.sent.length, to.channel.readyState], [4, 'open']);
  to.channel.drain();
  assert.deepEqual([to.sent.length, to.channel.readyState], [5, 'closed']);
});

test('nothing waits for a channel that is closed', async () => {
  const { from, to, forwarder, passage, narrowed } = await createSubject();
  passage.sendOn(asChannel(to.channel));
  from.onMessage.execute('before');
  to.channel.become('closed');
  from.onMessage.execute('after');
  assert.deepEqual([to.sent, narrowed(), forwarder.waitingBytes], [[], 0, 0]);
});
