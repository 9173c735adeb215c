import assert from 'node:assert/strict';
import { test } from 'node:test';
import { socketIoAddress } from './socket-io-address.ts';

test('origin, path and query are told apart, and the intermediary goes with the query', () => {
  assert.deepEqual(socketIoAddress('http://a:4601/s/s/7/socket-io/chat/?via=refuse-upgrade'), {
    origin: 'http://a:4601',
    path: '/s/s/7/socket-io/chat/',
    query: { via: 'refuse-upgrade' },
  });
});
