/** Bob's echo: every kind of message, in order, within bounds. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RTCDataChannel } from 'werift';
import { maxChannels } from './call-limits.ts';
import { Echo } from './echo.ts';
import { maxWaitingBytes } from './message-forwarder.ts';
import { bytesBeyondWindow, receiveWindow, sendEmpty } from './werift-internals.ts';
import { nextMessages, opened } from './testing/caller.ts';
import { createStalledChannel } from './testing/stalled-channel.ts';
import { createTestBob, createTestCaller } from './testing/test-call.ts';

async function connect(context: Parameters<typeof createTestBob>[0]): Promise<RTCDataChannel> {
  const { bob } = createTestBob(context);
  const caller = await createTestCaller(context);
  await caller.accept(await bob.answer(await caller.offer(), { trickle: false }));
  await opened(caller.channel);
  return caller.channel;
}

test('text, bytes and the two empty messages come back in order', async (context) => {
  const channel = await connect(context);
  const echoed = nextMessages(channel, 6);
  channel.send('first');
  sendEmpty(channel, 'text');
  channel.send(Buffer.from([1, 2, 3]));
  sendEmpty(channel, 'binary');
  channel.send(Buffer.alloc(60_000, 1));
  channel.send('last');
  const expected = ['first', '', Buffer.from([1, 2, 3]), Buffer.alloc(0), Buffer.alloc(60_000, 1)];
  assert.deepEqual(await echoed, [...expected, 'last']);
});

test('the receiver window narrows by what waits; past it, it is told how far', async (context) => {
  const channel = await connect(context);
  const window = receiveWindow(channel);
  assert.equal(bytesBeyondWindow(channel.sctp), 0);
  window.narrow(3 * 1024 * 1024);
  assert.ok(bytesBeyondWindow(channel.sctp) >= 1024 * 1024);
  window.widen(3 * 1024 * 1024);
  assert.equal(bytesBeyondWindow(channel.sctp), 0);
});

test('a peer that takes nothing back costs bounded memory, and its window closes', async () => {
  const { channel, sent } = await createStalledChannel();
  let excess = 0;
  let narrowed = 0;
  const echo = new Echo(() => (excess += 1));
  echo.attach(channel as unknown as RTCDataChannel, {
    narrow: (byteLength) => (narrowed += byteLength),
    widen: (byteLength) => (narrowed -= byteLength),
  });
  const message = Buffer.alloc(65_536);
  for (let bytes = 0; bytes < maxWaitingBytes; bytes += message.length) {
    channel.onMessage.execute(message);
  }
  assert.equal(excess, 0);
  assert.equal(sent.length, 4, 'as many as go ahead');
  assert.ok(narrowed > 7 * 1024 * 1024);
  for (let more = 0; more < 5; more += 1) channel.onMessage.execute(message);
  assert.ok(excess > 0);
  channel.become('closed');
  assert.equal(narrowed, 0, 'all of it is given back');
});

test('a call has only so many channels open at the same time', async () => {
  const told: string[] = [];
  const echo = new Echo(({ code }) => told.push(code));
  const channels = await Promise.all(
    Array.from({ length: maxChannels + 1 }, () => createStalledChannel()),
  );
  const attach = ({ channel }: (typeof channels)[number]): void =>
    echo.attach(channel as unknown as RTCDataChannel, { narrow: () => {}, widen: () => {} });
  const [first, ...others] = channels;
  assert.ok(first);
  attach(first);
  first.channel.become('closed');
  others.forEach(attach);
  assert.deepEqual(told, []);
  attach(first);
  assert.deepEqual(told, ['too-many-channels']);
});

test('what waited goes on when there is room again', async () => {
  const { channel, sent } = await createStalledChannel();
  new Echo(() => assert.fail()).attach(channel as unknown as RTCDataChannel, {
    narrow: () => {},
    widen: () => {},
  });
  for (let index = 0; index < 10; index += 1)
    channel.onMessage.execute(Buffer.alloc(65_536, index));
  assert.equal(sent.length, 4);
  channel.bufferedAmount = 0;
  channel.bufferedAmountLow.execute();
  assert.deepEqual(
    sent.map((message) => (message as Buffer)[0]),
    [0, 1, 2, 3, 4, 5, 6, 7],
  );
});
