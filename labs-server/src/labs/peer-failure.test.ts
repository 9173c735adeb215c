import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PeerError } from './lab-peer.ts';
import { failureOf } from './peer-failure.ts';

test('what Bob says is told as he says it; what is not his is told to the terminal', (context) => {
  const { mock } = context.mock.method(console, 'error', () => {});
  const own = new PeerError('call-over', 'This call is over.');
  assert.deepEqual(failureOf(own), { code: 'call-over', detail: 'This call is over.' });
  assert.equal(mock.callCount(), 0);
  assert.equal(failureOf(new Error('no such file')).code, 'internal-error');
  assert.equal(mock.callCount(), 1);
});
