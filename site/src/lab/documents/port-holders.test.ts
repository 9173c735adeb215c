import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PortHolders } from './port-holders.ts';

function setUp() {
  const timers: (() => void)[] = [];
  const holders = new PortHolders((_delayMs, callback) => void timers.push(callback));
  const told: (string | null)[] = [];
  return { holders, told, tell: (lane: string | null) => void told.push(lane), timers };
}

test('whoever asks too early is told as soon as a document got a port, and once', () => {
  const { holders, told, tell, timers } = setUp();
  holders.whenKnown('code', tell);
  holders.whenKnown('other code', tell);
  assert.deepEqual(told, []);
  holders.got('code', 'B');
  assert.deepEqual(told, ['B']);
  holders.whenKnown('code', tell);
  assert.deepEqual(told, ['B', 'B']);
  for (const fire of timers) fire();
  assert.deepEqual(told, ['B', 'B', null]);
});

test('of several that got ports none is named', () => {
  const { holders, told, tell } = setUp();
  holders.got('code', 'B');
  holders.got('code', 'B');
  holders.whenKnown('code', tell);
  holders.got('code', 'C');
  holders.whenKnown('code', tell);
  assert.deepEqual(told, ['B', null]);
});
