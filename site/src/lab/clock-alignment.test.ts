import assert from 'node:assert/strict';
import { test } from 'node:test';
import { alignmentOf, betterAlignment, toPageMs, toServerUs } from './clock-alignment.ts';

test('a sample puts the reading of the server in the middle of the round trip', () => {
  const alignment = alignmentOf({ sentAtMs: 100, receivedAtMs: 104, serverTimeUs: 1_000_000 });
  assert.deepEqual(alignment, { offsetUs: 898_000, uncertaintyUs: 2000, roundTripMs: 4 });
});

test('page and server time convert into each other', () => {
  const alignment = alignmentOf({ sentAtMs: 0, receivedAtMs: 2, serverTimeUs: 50_000 });
  assert.equal(toPageMs(alignment, toServerUs(alignment, 123.5)), 123.5);
});

test('the sample with the shortest round trip wins', () => {
  const long = alignmentOf({ sentAtMs: 0, receivedAtMs: 10, serverTimeUs: 1_005_000 });
  const short = betterAlignment(long, { sentAtMs: 20, receivedAtMs: 21, serverTimeUs: 1_021_000 });
  assert.equal(short.uncertaintyUs, 500);
  const kept = betterAlignment(short, { sentAtMs: 30, receivedAtMs: 39, serverTimeUs: 1_035_000 });
  assert.equal(kept, short);
});

test('a clock that jumped (another server process) replaces what was known', () => {
  const known = alignmentOf({ sentAtMs: 0, receivedAtMs: 1, serverTimeUs: 9_000_000 });
  const fresh = betterAlignment(known, { sentAtMs: 10, receivedAtMs: 30, serverTimeUs: 20_000 });
  assert.equal(fresh.offsetUs, 0);
});
