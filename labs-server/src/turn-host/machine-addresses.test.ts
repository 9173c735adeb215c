import assert from 'node:assert/strict';
import { test } from 'node:test';
import { concreteAddresses, machineAddresses } from './machine-addresses.ts';

const machine = () => ['127.0.0.1', '192.168.1.5', '::1', '2001:db8::5'];

test('an address for all addresses stands for each of them', () => {
  assert.deepEqual(concreteAddresses(['0.0.0.0'], machine), ['127.0.0.1', '192.168.1.5']);
  assert.deepEqual(concreteAddresses(['::'], machine), machine());
  assert.deepEqual(concreteAddresses(['192.168.1.5'], machine), ['192.168.1.5']);
});

test('this machine has its loopback', () => {
  assert.ok(machineAddresses().includes('127.0.0.1'));
});
