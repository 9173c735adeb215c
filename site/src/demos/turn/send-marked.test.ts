import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sendMarked, type MarkedChannel } from './send-marked.ts';

/** A channel that is empty again when it is asked to tell. */
function fakeChannel(): MarkedChannel & { readonly sent: string[]; waits: number } {
  const channel = {
    sent: [] as string[],
    waits: 0,
    bufferedAmount: 0,
    bufferedAmountLowThreshold: 0,
    send(text: string) {
      channel.sent.push(text);
      channel.bufferedAmount += text.length;
    },
    addEventListener(_type: string, listener: () => void) {
      channel.waits += 1;
      channel.bufferedAmount = 0;
      queueMicrotask(listener);
    },
  };
  return channel;
}

const never = new AbortController().signal;

test('exactly so many bytes are sent, and each message holds the marker', async () => {
  const channel = fakeChannel();
  const told: number[] = [];
  await sendMarked(channel, 'look-for-me', 9_000, (sent) => told.push(sent), never);
  assert.equal(channel.sent.join('').length, 9_000);
  assert.ok(channel.sent.every((message) => message.startsWith('look-for-me ')));
  assert.deepEqual(told, [4_000, 8_000, 9_000]);
});

test('a full channel is waited for', async () => {
  const channel = fakeChannel();
  await sendMarked(channel, 'look-for-me', 200_000, () => {}, never);
  assert.equal(channel.sent.join('').length, 200_000);
  assert.ok(channel.waits >= 2);
});

test('a run that was stopped sends nothing more', async () => {
  const channel = fakeChannel();
  await sendMarked(channel, 'look-for-me', 9_000, () => {}, AbortSignal.abort());
  assert.deepEqual(channel.sent, []);
});
