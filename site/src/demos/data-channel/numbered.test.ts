import assert from 'node:assert/strict';
import { test } from 'node:test';
import { numberedMessage, numberOf, Tally } from './numbered.ts';

test('a message carries its number', () => {
  const message = numberedMessage(0x01020304, 200);
  assert.deepEqual(Array.from(message.subarray(0, 5)), [1, 2, 3, 4, 0]);
  assert.equal(message.length, 200);
  assert.equal(numberOf(message.buffer), 0x01020304);
  assert.equal(numberOf(new ArrayBuffer(3)), null);
});

test('a tally tells what is missing from what was overtaken', () => {
  const tally = new Tally(6);
  for (const number of [0, 2, 1, 4, 3, 3, 9]) tally.take(number);
  assert.deepEqual(tally.arrivals, { of: 6, arrived: 5, overtaken: 2 });
  assert.deepEqual(tally.map, [true, true, true, true, true, false]);
});
