import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hopFailure } from './hop-failure.ts';

test('what the parser did not accept is said without the library’s own words', () => {
  const error = Object.assign(new Error('Parse Error: Invalid character in chunk size'), {
    code: 'HPE_INVALID_CHUNK_SIZE',
    reason: 'Invalid character in chunk size',
  });
  assert.equal(hopFailure(error), 'Invalid character in chunk size');
});

test('an end that came too early says what was missing; anything else is said as it is', () => {
  assert.match(hopFailure(new Error('aborted')), /before the response was complete/);
  assert.match(hopFailure(new Error('socket hang up')), /before a response head came/);
  const reset = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
  assert.equal(hopFailure(reset), 'the connection was reset');
  assert.equal(hopFailure(new Error('connect ECONNREFUSED')), 'connect ECONNREFUSED');
  assert.equal(hopFailure('text'), 'text');
});
