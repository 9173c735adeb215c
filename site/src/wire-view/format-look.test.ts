import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatLook, formatOrder } from './format-look.ts';

test('every format has one place among the layers, and what no format could read the last', () => {
  assert.deepEqual(formatOrder.toSorted(), Object.keys(formatLook).toSorted());
  assert.equal(formatOrder.at(-1), 'raw');
});
