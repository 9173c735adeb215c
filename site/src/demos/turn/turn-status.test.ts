import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sumOf } from './turn-status.ts';

test('only allocations of this run count, and both directions of each', () => {
  const allocations = [
    { username: '9:a', bytesToPeers: 10, bytesToClient: 5 },
    { username: '9:a', bytesToPeers: 1, bytesToClient: 2 },
    { username: '9:b', bytesToPeers: 100, bytesToClient: 100 },
  ];
  assert.equal(sumOf(allocations, '9:a'), 18);
});
