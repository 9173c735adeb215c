import assert from 'node:assert/strict';
import { test } from 'node:test';
import { transactionKey } from './server-transaction.ts';
import { maxTransactions } from './server-transactions.ts';
import { valueOf } from './sip-message.ts';
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

test('RFC 7118 section 5: with Timer J of a reliable transport a request that was answered is forgotten', () => {
  const { alice, domain } = createTestDomain();
  const request = alice.sendRequest('OPTIONS');
  domain.receive(alice, request);
  const [first, second] = alice.received.map((message) => valueOf(message, 'To'));
  assert.match(second ?? '', /;tag=/);
  assert.notEqual(first, second);
});

test('there is a limit to the requests on their way, and all of them are forgotten', () => {
  const { alice, clock } = createTestDomain();
  const ask = () => alice.sendRequest('INVITE', { uri: 'sip:carol@lab.invalid' });
  for (let count = 0; count < maxTransactions; count += 1) ask();
  assert.ok(alice.take().every((status) => status === '407'));
  ask();
  assert.deepEqual(alice.take(), ['503']);
  clock.advance(32_000);
  ask();
  assert.deepEqual(alice.take(), ['407']);
  clock.advance(32_000);
  assert.equal(clock.pending(), 0);
});
