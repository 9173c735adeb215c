import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Exchanges } from './exchanges.ts';

test('responses answer requests in their order', () => {
  const exchanges = new Exchanges();
  exchanges.setMethod(exchanges.beginRequest(false), 'HEAD');
  exchanges.setMethod(exchanges.beginRequest(false), 'CONNECT');
  const first = exchanges.currentResponse(false);
  assert.equal(exchanges.methodOf(first), 'HEAD');
  exchanges.endResponse(first);
  const second = exchanges.currentResponse(false);
  assert.deepEqual([second, exchanges.methodOf(second)], [1, 'CONNECT']);
});

test('a response whose request was not seen is read as one to GET', () => {
  const exchanges = new Exchanges();
  assert.equal(exchanges.methodOf(exchanges.currentResponse(false)), 'GET');
});

test('after a gap a request waits for the response that is expected, not for an earlier one', () => {
  const exchanges = new Exchanges();
  for (const exchange of [0, 1, 2]) exchanges.endResponse(exchange);
  assert.equal(exchanges.beginRequest(true), 3);
});

test('after a gap a response answers the last request that is known', () => {
  const exchanges = new Exchanges();
  for (let count = 0; count < 3; count += 1) exchanges.beginRequest(false);
  assert.equal(exchanges.currentResponse(true), 2);
});
