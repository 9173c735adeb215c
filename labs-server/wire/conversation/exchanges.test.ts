import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RequestHead } from '../http1/message-head.ts';
import { Exchanges } from './exchanges.ts';

/** The head of a request that has only a method. */
function request(method: string): RequestHead {
  return { method, requestTarget: '/', version: { major: 1, minor: 1 }, fieldLines: [] };
}

test('responses answer requests in their order', () => {
  const exchanges = new Exchanges();
  exchanges.setRequest(exchanges.beginRequest(false), request('HEAD'));
  exchanges.setRequest(exchanges.beginRequest(false), request('CONNECT'));
  const first = exchanges.currentResponse(false);
  assert.equal(exchanges.requestOf(first)?.method, 'HEAD');
  exchanges.endResponse(first);
  const second = exchanges.currentResponse(false);
  assert.deepEqual([second, exchanges.requestOf(second)?.method], [1, 'CONNECT']);
});

test('a response whose request was not seen answers none', () => {
  const exchanges = new Exchanges();
  assert.equal(exchanges.requestOf(exchanges.currentResponse(false)), null);
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
