import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConnectionBudget } from './connection-budget.ts';

const one = { a: 1, b: 0 };

test('a run is admitted without stopping others while fewer than six connections are needed', () => {
  const budget = new ConnectionBudget().start('x', one).start('y', { a: 2, b: 0 });
  assert.deepEqual(budget.admit('z', { a: 2, b: 1 }), { admitted: true, stop: [] });
  assert.deepEqual(budget.used, { a: 3, b: 0 });
});

test('when the budget is full the oldest run stops first, and no more than needed', () => {
  const budget = new ConnectionBudget().start('x', { a: 2, b: 0 }).start('y', { a: 3, b: 0 });
  assert.deepEqual(budget.admit('z', { a: 2, b: 0 }), { admitted: true, stop: ['x'] });
});

test('a second press of Run on the same bench does not count its own first run', () => {
  const budget = new ConnectionBudget().start('x', { a: 5, b: 0 });
  assert.deepEqual(budget.admit('x', { a: 5, b: 0 }), { admitted: true, stop: [] });
});

test('a run that would hold six connections to one origin is refused with the reason', () => {
  const refused = new ConnectionBudget().admit('x', { a: 6, b: 0 });
  assert.equal(refused.admitted, false);
  assert.match(refused.admitted ? '' : refused.reason, /6 connections to one origin/);
});

test('the demo of the limit may starve the page on purpose', () => {
  const asked = new ConnectionBudget().start('y', one).admit('x', { a: 8, b: 0 }, true);
  assert.deepEqual(asked, { admitted: true, stop: ['y'] });
});

test('an ended run gives its connections back', () => {
  assert.deepEqual(new ConnectionBudget().start('x', one).end('x').used, { a: 0, b: 0 });
});
