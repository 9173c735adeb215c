/** A peer that breaks the rules inside its own association: nobody else notices. */
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { RTCDataChannel } from 'werift';
import { nextMessages, opened } from './testing/caller.ts';
import { createTestBob, createTestCaller } from './testing/test-call.ts';

/** RFC 8832 section 8.2.1: DATA_CHANNEL_ACK, and the PPID of such messages (RFC 8831 section 8). */
const ack = Buffer.from([2]);
const dcep = 50;
/** "WebRTC Binary Partial", which is deprecated (RFC 8831 section 8). */
const binaryPartial = 52;

async function connect(
  context: TestContext,
  change: (offer: string) => string = (offer) => offer,
): Promise<RTCDataChannel> {
  const { bob } = createTestBob(context);
  const caller = await createTestCaller(context);
  await caller.accept(await bob.answer(change(await caller.offer()), { trickle: false }));
  await opened(caller.channel);
  return caller.channel;
}

function takingFiveBytes(offer: string): string {
  return offer.replaceAll(/^a=max-message-size:.*$/gm, 'a=max-message-size:5');
}

async function assertEchoes(channel: RTCDataChannel, text: string): Promise<void> {
  const echoed = nextMessages(channel, 1);
  channel.send(text);
  assert.deepEqual(await echoed, [text]);
}

test('RFC 9260 section 3: a packet that cannot be read is dropped, and the call goes on', async (context) => {
  const channel = await connect(context);
  for (const packet of [Buffer.alloc(3), Buffer.alloc(40, 0xff)]) {
    await channel.sctp.dtlsTransport.sendData(packet);
  }
  await assertEchoes(channel, 'still there');
});

test('RFC 8832: an ACK of no channel, and a message of an unknown kind, are dropped', async (context) => {
  const channel = await connect(context);
  const { sctp: association } = channel.sctp;
  await association.send(99, dcep, ack, { ordered: true });
  await association.send(channel.id ?? 0, binaryPartial, Buffer.from('part'), { ordered: true });
  await assertEchoes(channel, 'still there');
});

test('RFC 8841 section 6: what is longer than the peer takes is not sent to it', async (context) => {
  const channel = await connect(context, takingFiveBytes);
  channel.send('longer than five');
  await assertEchoes(channel, 'short');
});
