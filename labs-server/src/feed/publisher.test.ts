import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFakeClock } from '../clock/fake-clock.ts';
import { createPublisher, textOf } from './publisher.ts';

const settings = { intervalUs: 250_000, payloadBytes: 20, count: 3, retain: 10 };

function publisherOf() {
  const clock = createFakeClock(0);
  const published: number[] = [];
  let ended = 0;
  const publisher = createPublisher(
    clock,
    async () => published.push(clock.monotonicUs()),
    () => (ended += 1),
  );
  return { clock, publisher, published, ended: () => ended };
}

test('publishes count events at the rate, then stops', async () => {
  const { clock, publisher, published, ended } = publisherOf();
  publisher.start(settings);
  assert.equal(publisher.publishing, true);
  clock.advance(10_000);
  await Promise.resolve();
  assert.deepEqual(published, [250_000, 500_000, 750_000]);
  assert.equal(publisher.publishing, false);
  assert.equal(ended(), 1);
  assert.equal(clock.pending(), 0);
});

test('a timer that comes late does not make the rate drift', () => {
  const { clock, publisher, published } = publisherOf();
  const lateClock = {
    ...clock,
    after: (ms: number, call: () => void) => clock.after(ms + 60, call),
  };
  const late = createPublisher(
    lateClock,
    async () => published.push(clock.monotonicUs()),
    () => {},
  );
  late.start(settings);
  clock.advance(10_000);
  assert.deepEqual(published, [310_000, 560_000, 810_000]);
  publisher.stop();
});

test('does not catch up in a burst after the process stood still', () => {
  const { clock, published } = publisherOf();
  const sleepy = { ...clock, after: (_ms: number, call: () => void) => clock.after(5_000, call) };
  const late = createPublisher(
    sleepy,
    async () => published.push(clock.monotonicUs()),
    () => {},
  );
  late.start({ ...settings, count: 2 });
  clock.advance(20_000);
  assert.deepEqual(published, [5_000_000, 10_000_000]);
});

test('a count of 0 publishes nothing, and stop cancels what was planned', () => {
  const { clock, publisher, published } = publisherOf();
  publisher.start({ ...settings, count: 0 });
  assert.equal(publisher.publishing, false);
  publisher.start(settings);
  publisher.stop();
  clock.advance(10_000);
  assert.deepEqual(published, []);
});

test('an event has exactly the bytes that were asked for', () => {
  for (const byteLength of [12, 13, 46, 1_024]) {
    for (const number of [1, 999_999]) {
      assert.equal(new TextEncoder().encode(textOf(number, byteLength)).length, byteLength);
    }
  }
  assert.equal(textOf(7, 20), 'event 7 abcdefghijkl');
});
