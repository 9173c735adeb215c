import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maxOperations, OperationsChain } from './operations-chain.ts';

test('WebRTC section 4.4.1.2: one operation at a time, in order, whatever became of the one before', async () => {
  const chain = new OperationsChain();
  const told: string[] = [];
  const failed = chain.chain(async () => {
    told.push('first');
    throw new Error('no');
  });
  const next = chain.chain(async () => told.push('second'));
  await assert.rejects(failed, /no/);
  await next;
  assert.deepEqual(told, ['first', 'second']);
});

test('who sends descriptions faster than they are dealt with is told to wait', async () => {
  const chain = new OperationsChain();
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const waiting = Array.from({ length: maxOperations }, () => chain.chain(() => held));
  await assert.rejects(
    chain.chain(() => held),
    { name: 'PeerError', code: 'wrong-state' },
  );
  release();
  await Promise.all(waiting);
  await chain.chain(async () => {});
});
