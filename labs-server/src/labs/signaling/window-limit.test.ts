import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WindowLimit } from './window-limit.ts';

test('counts so many within a window, and begins anew after it', () => {
  const limit = new WindowLimit(2, 1_000);
  assert.equal(limit.isSpent(0), false);
  assert.deepEqual(
    [0, 1, 999_999].map((nowUs) => limit.count(nowUs)),
    [true, true, false],
  );
  assert.equal(limit.isSpent(999_999), true);
  assert.equal(limit.isOver(1_000_000), true);
  assert.equal(limit.isSpent(1_000_000), false);
  assert.equal(limit.count(1_000_000), true);
});
