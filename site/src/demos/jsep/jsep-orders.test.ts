import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jsepCalls } from './jsep-calls.ts';
import { afterPress, orderOf, orders } from './jsep-orders.ts';

test('a press goes on where it is the next step, and only there', () => {
  const right = orderOf('right');
  assert.equal(afterPress(right, 0, { peer: 'Bob', call: 'createOffer' }), 0);
  assert.equal(afterPress(right, 0, { peer: 'Alice', call: 'createOffer' }), 1);
  assert.equal(afterPress(right, right.steps.length, { peer: 'Alice', call: 'close' }), 10);
});

test('the right order is that of RFC 9429: each side applies the offer before the answer', () => {
  const steps = orderOf('right').steps.map(({ peer, call }) => `${peer} ${call}`);
  assert.deepEqual(steps, [
    'Alice createOffer',
    'Alice setLocalCreated',
    'Alice send',
    'Bob setRemote',
    'Bob createAnswer',
    'Bob setLocalCreated',
    'Bob send',
    'Alice setRemote',
    'Bob addIceCandidate',
    'Alice addIceCandidate',
  ]);
});

test('an unknown order is the right one, and every step has a button', () => {
  assert.equal(orderOf('nobody knows'), orders[0]);
  const ids = new Set<string>(jsepCalls.map(({ id }) => id));
  for (const { steps } of orders) for (const { call } of steps) assert.ok(ids.has(call), call);
});
