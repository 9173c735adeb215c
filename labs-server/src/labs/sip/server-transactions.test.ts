import assert from 'node:assert/strict';
import { test } from 'node:test';
import { transactionKey } from './server-transaction.ts';
import { maxTransactions } from './server-transactions.ts';
import { createTestDomain } from './testing/test-domain.ts';

test('RFC 3261 section 17.2.3: branch, sent-by and method name a transaction; ACK belongs to INVITE', () => {
  const { alice, carol } = createTestDomain();
  const branch = 'z9hG4bK1';
  const key = (method: string) => transactionKey(alice.request(method, { branch }), alice);
  assert.equal(key('ACK'), key('INVITE'));
  assert.notEqual(key('CANCEL'), key('INVITE'));
  assert.notEqual(transactionKey(alice.request('INVITE', { branch }), carol), key('INVITE'));
  const without = {
    ...alice.request('INVITE'),
    fields: [['Via', 'SIP/2.0/WS a.invalid'] as const],
  };
  assert.equal(transactionKey(without, alice), null);
});

test('there is a limit to the requests on their way, and all of them are forgotten', () => {
  const { alice, clock } = createTestDomain();
  for (let count = 0; count < maxTransactions; count += 1) alice.sendRequest('OPTIONS');
  assert.ok(alice.take().every((status) => status === '200'));
  alice.sendRequest('OPTIONS');
  assert.deepEqual(alice.take(), ['503']);
  clock.advance(32_000);
  alice.sendRequest('OPTIONS');
  assert.deepEqual(alice.take(), ['200']);
  clock.advance(32_000);
  assert.equal(clock.pending(), 0);
});
