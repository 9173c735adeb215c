import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spanWords, turnUser } from './turn-user.ts';

test('a user name of the REST shape says when it ends, and who it is', () => {
  assert.deepEqual(turnUser('1795737532:k4-2'), {
    username: '1795737532:k4-2',
    expiresAtMs: 1795737532000,
    name: 'k4-2',
  });
  assert.equal(turnUser('alice'), null);
  assert.equal(turnUser('1795737532:'), null);
});

test('a span is told in the unit that fits', () => {
  assert.equal(spanWords(1000), '1 second');
  assert.equal(spanWords(3_600_000), '60 minutes');
  assert.equal(spanWords(86_400_000), '24 hours');
});
