import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WayMeter } from './way-meter.ts';

const kind = { way: 'canvas', encoding: null } as const;

test('frames are counted, and the first one has its time', () => {
  const meter = new WayMeter(kind);
  for (const [number, atMs] of [
    [10, 400],
    [10, 420],
    [12, 470],
    [18, 660],
  ] as const) {
    meter.show(number, atMs);
  }
  const { firstMs, shown, missed, newest, latencyMs } = meter.result(null);
  // Every second frame of the camera's 30 is one of this stream's 15: 14 and 16 are missed.
  assert.deepEqual([firstMs, shown, missed, newest, latencyMs], [400, 3, 2, 18, null]);
  const clock = { zeroMs: 0, uncertaintyMs: 4 };
  assert.equal(Math.round(meter.result(clock).latencyMs ?? 0), 67);
  assert.equal(meter.result(clock).uncertaintyMs, 4);
});

test('a rate is told when there is a second of it, without what the first message brought', () => {
  const meter = new WayMeter(kind);
  assert.equal(meter.result(null).bytesPerSecond, null);
  meter.receive(5_000, 100);
  meter.receive(1_000, 600);
  assert.equal(meter.result(null).bytesPerSecond, null);
  meter.receive(1_000, 1_100);
  assert.equal(meter.result(null).bytesPerSecond, 2_000);
});

test('trouble is part of the result', () => {
  const meter = new WayMeter(kind);
  meter.trouble = 'Not here.';
  assert.equal(meter.result(null).trouble, 'Not here.');
});
