import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitTarget } from './policy.ts';

test('the own parameters are taken off, all others stay as they were written', () => {
  const { reading, target } = splitTarget(
    '/s/a/1/polling/events?since=3&via=rechunk&x=%20a+b?c&viaBytes=9&viaduct=1',
  );
  assert.equal(target, '/s/a/1/polling/events?since=3&x=%20a+b?c&viaduct=1');
  assert.ok(reading.ok);
  assert.equal(reading.query.via, 'rechunk');
  assert.equal(reading.query.viaBytes, 9);
});

test('a target without other parameters has no question mark', () => {
  assert.equal(splitTarget('/s/a/1/x?via=delay').target, '/s/a/1/x');
  assert.equal(splitTarget('/s/a/1/x').target, '/s/a/1/x');
});

test('without via the exchange is direct', () => {
  const { reading } = splitTarget('/s/a/1/x?since=1');
  assert.ok(reading.ok && reading.query.via === 'direct');
});
