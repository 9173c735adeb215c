import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatLog } from './format-log.ts';

test('specifiers of the first string take the values that follow it', () => {
  assert.deepEqual(formatLog(['%s is %d%%, %f', 'a', '42.9', '1.5', 'rest']), [
    'a is 42%, 1.5',
    'rest',
  ]);
  assert.deepEqual(formatLog(['%cred', 'color: red']), ['red']);
});

test('without values, without specifiers, without a string nothing changes', () => {
  assert.deepEqual(formatLog(['100%']), ['100%']);
  assert.deepEqual(formatLog(['a', 'b']), ['a', 'b']);
  assert.deepEqual(formatLog([1, '%s']), [1, '%s']);
  assert.deepEqual(formatLog(['%o', { a: 1 }]), ['%o', { a: 1 }]);
});
