import assert from 'node:assert/strict';
import { test } from 'node:test';
import { highBytes, pour, type PouredChannel } from './pour.ts';

const pieceBytes = 65_536;

/** A channel whose network takes nothing until `drain`. */
class StuckChannel extends EventTarget {
  bufferedAmount = 0;
  bufferedAmountLowThreshold = 0;
  readonly limit: number;

  constructor(limit: number) {
    super();
    this.limit = limit;
  }

  send(data: Uint8Array): void {
    if (this.bufferedAmount + data.length > this.limit) {
      throw new DOMException('send queue is full', 'OperationError');
    }
    this.bufferedAmount += data.length;
  }

  drain(): void {
    this.bufferedAmount = 0;
    this.dispatchEvent(new Event('bufferedamountlow'));
  }
}

const asChannel = (channel: StuckChannel) => channel as unknown as PouredChannel;
const setting = { pieces: 40, pieceBytes, lowBytes: 65_536 };
const never = AbortSignal.any([]);

test('a loop puts everything into the page, until the browser takes no more', async () => {
  const channel = new StuckChannel(10 * pieceBytes);
  let handed = 0;
  const trouble = await pour(asChannel(channel), { ...setting, way: 'loop' }, never, (bytes) => {
    handed += bytes;
  });
  assert.equal(trouble, 'OperationError: send queue is full');
  assert.equal(handed, 10 * pieceBytes);
});

test('who waits holds back above the mark, and goes on when little is left', async () => {
  const channel = new StuckChannel(Infinity);
  let handed = 0;
  const pouring = pour(asChannel(channel), { ...setting, way: 'wait' }, never, (bytes) => {
    handed += bytes;
  });
  await Promise.resolve();
  assert.equal(channel.bufferedAmountLowThreshold, 65_536);
  assert.equal(handed, highBytes + pieceBytes);
  for (let turn = 0; turn < 3; turn += 1) {
    channel.drain();
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.equal(await pouring, null);
  assert.equal(handed, 40 * pieceBytes);
});

test('Stop, and a channel that closes, end the waiting', async () => {
  const stop = new AbortController();
  const channel = new StuckChannel(Infinity);
  const asked = { ...setting, way: 'wait' } as const;
  const stopped = pour(asChannel(channel), asked, stop.signal, () => undefined);
  stop.abort(new Error('Stopped'));
  await assert.rejects(stopped, { message: 'Stopped' });
  const other = new StuckChannel(Infinity);
  const closed = pour(asChannel(other), asked, never, () => undefined);
  other.dispatchEvent(new Event('close'));
  await assert.rejects(closed, { message: 'The channel was closed.' });
});
