import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reconnectDelayMs } from './reconnect-delay.ts';

test('the delay grows with every attempt and stays below ten seconds', () => {
  assert.equal(reconnectDelayMs(0, 0.5), 200);
  assert.equal(reconnectDelayMs(3, 0.5), 1600);
  assert.equal(reconnectDelayMs(1000, 0.999), 9990);
});

test('the delay is never so short that a lost server is hammered', () => {
  assert.equal(reconnectDelayMs(0, 0), 100);
});

test('clients with different random numbers do not return in step', () => {
  assert.notEqual(reconnectDelayMs(4, 0.2), reconnectDelayMs(4, 0.3));
});
