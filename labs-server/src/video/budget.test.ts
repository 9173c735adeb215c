import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createBudget } from './budget.ts';

test('so many can be taken, and each is given back once', () => {
  const budget = createBudget(2);
  const [first, second] = [budget.take(), budget.take()];
  assert.ok(first !== null && second !== null);
  assert.deepEqual([budget.used, budget.limit, budget.take()], [2, 2, null]);
  first();
  first();
  assert.equal(budget.used, 1);
  assert.ok(budget.take() !== null);
  assert.equal(budget.take(), null);
});
