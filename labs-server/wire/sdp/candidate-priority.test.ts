import assert from 'node:assert/strict';
import { test } from 'node:test';
import { candidatePriority } from './candidate-priority.ts';

test('RFC 8445 section 5.1.2.1: type preference, local preference and component', () => {
  const priority = 2 ** 24 * 126 + 2 ** 8 * 65535 + (256 - 1);
  const parts = { typePreference: 126, localPreference: 65535, componentId: 1 };
  assert.deepEqual(candidatePriority(priority), parts);
});

test('candidates of Chromium 156: a host, and one that a STUN server saw', () => {
  assert.equal(candidatePriority(2113937151)?.typePreference, 126);
  assert.equal(candidatePriority(1677729535)?.typePreference, 100);
  assert.deepEqual(
    [2113937151, 2113942271].map((priority) => candidatePriority(priority)?.localPreference),
    [30, 50],
  );
});

test('component 256 is the last one', () => {
  assert.equal(candidatePriority(2 ** 24)?.componentId, 256);
});

test('a priority is an integer from 1 to 2^31 - 1', () => {
  assert.equal(candidatePriority(2 ** 31 - 1)?.typePreference, 127);
  for (const none of [0, -1, 1.5, 2 ** 31, Number.NaN]) assert.equal(candidatePriority(none), null);
});
