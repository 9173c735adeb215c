import assert from 'node:assert/strict';
import { test } from 'node:test';
import { elapsedMs, formatElapsed, resetTimer, toggleTimer } from './talk-timer.ts';

test('a timer counts only while it runs', () => {
  let timer = toggleTimer(resetTimer, 1_000);
  assert.equal(elapsedMs(timer, 4_000), 3_000);
  timer = toggleTimer(timer, 4_000);
  assert.equal(elapsedMs(timer, 60_000), 3_000);
  timer = toggleTimer(timer, 60_000);
  assert.equal(elapsedMs(timer, 62_000), 5_000);
});

test('a clock that goes back does not make the time negative', () => {
  assert.equal(elapsedMs(toggleTimer(resetTimer, 5_000), 4_000), 0);
});

test('the time is written in minutes, from an hour on with hours', () => {
  assert.equal(formatElapsed(0), '00:00');
  assert.equal(formatElapsed(61_999), '01:01');
  assert.equal(formatElapsed(3_723_000), '1:02:03');
});
