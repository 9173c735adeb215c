import assert from 'node:assert/strict';
import { test } from 'node:test';
import { turnUser, untilWords } from './turn-user.ts';

test('a user name of the REST shape says when it ends, and who it is', () => {
  assert.deepEqual(turnUser('1795737532:k4-2'), {
    username: '1795737532:k4-2',
    expiresAtMs: 1795737532000,
    name: 'k4-2',
  });
  assert.equal(turnUser('alice'), null);
  assert.equal(turnUser('1795737532:'), null);
});

test('the time that is left is told in the unit that fits', () => {
  assert.equal(untilWords(1000, 0), 'in 1 second');
  assert.equal(untilWords(3_600_000, 0), 'in 60 minutes');
  assert.equal(untilWords(86_400_000, 0), 'in 24 hours');
  assert.equal(untilWords(0, 120_000), '2 minutes ago');
});
