import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createHostClock } from './host-clock.ts';

const request = { hostTimeOriginMs: 1_000_000, hostNowMs: 5000 };

test('two pages of one wall clock agree, however long the message took', () => {
  const now = createHostClock(request, { timeOrigin: 1_004_000, now: () => 1010 });
  assert.equal(now(), 5010);
});

test('after the wall clock was set, the moment of the message aligns the clocks', () => {
  const now = createHostClock(request, { timeOrigin: 9_000_000, now: () => 10 });
  assert.equal(now(), 5000);
});
