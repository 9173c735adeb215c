import assert from 'node:assert/strict';
import { test } from 'node:test';
import { burstLines, createLineBudget, linesPerSecond } from './line-budget.ts';

test('a burst is taken, what is over is counted, and told not too often', () => {
  const budget = createLineBudget(0);
  for (let line = 0; line < burstLines; line += 1) assert.equal(budget.take(0), true);
  assert.equal(budget.take(0), false);
  assert.equal(budget.refusedToTell(0), 1);
  budget.take(0);
  assert.equal(budget.refusedToTell(100), 0);
  assert.equal(budget.refusedToTell(250), 1);
  assert.equal(budget.refusedToTell(1000), 0);
});

test('after a burst lines come at a rate', () => {
  const budget = createLineBudget(0);
  for (let line = 0; line < burstLines; line += 1) budget.take(0);
  let taken = 0;
  for (let nowMs = 1; nowMs <= 1000; nowMs += 1) if (budget.take(nowMs)) taken += 1;
  assert.ok(Math.abs(taken - linesPerSecond) <= 1, String(taken));
});
