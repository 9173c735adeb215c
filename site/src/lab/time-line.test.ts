import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TimeLine } from './time-line.ts';

test('before a server was heard there is no time line', () => {
  assert.equal(new TimeLine(() => 0).atPageMs(0), null);
});

test('round trips sharpen what the first word of the server said', () => {
  let nowMs = 100;
  const line = new TimeLine(() => nowMs);
  line.onWelcome(5_000_000);
  line.onAsked(1);
  nowMs = 102;
  line.onAnswered(1, 5_003_000);
  assert.equal(line.atPageMs(101), 5_003_000);
  assert.equal(line.alignment.value?.uncertaintyUs, 1000);
});

test('a restarted server, whose clock begins anew, goes on where the old one stopped', () => {
  let nowMs = 0;
  const line = new TimeLine(() => nowMs);
  line.onWelcome(900_000_000);
  nowMs = 10_000;
  line.onWelcome(1_000_000);
  assert.equal(line.atPageMs(10_000), 910_000_000);
  assert.equal(line.shiftUs, 909_000_000);
});

test('an answer that nobody asked for changes nothing', () => {
  const line = new TimeLine(() => 0);
  line.onWelcome(1);
  const before = line.alignment.value;
  line.onAnswered(77, 123);
  assert.equal(line.alignment.value, before);
});
