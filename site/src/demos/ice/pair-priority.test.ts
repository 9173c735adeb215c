import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pairPriority } from './pair-priority.ts';

test('the lesser of the two priorities decides first (RFC 8445 section 6.1.2.3)', () => {
  const [host, relay] = [2130706431, 16777215];
  const hostAndRelay = pairPriority({ controlling: host, controlled: relay });
  const twoRelays = pairPriority({ controlling: relay, controlled: relay });
  const twoHosts = pairPriority({ controlling: host, controlled: host });
  assert.ok(twoHosts > hostAndRelay && hostAndRelay > twoRelays);
  assert.equal(twoRelays, 2n ** 32n * 16777215n + 2n * 16777215n);
});

test('the last bit is set where the candidate of the controlling agent has the higher priority', () => {
  const [low, high] = [2113937151, 2113942271];
  const controllingIsHigher = pairPriority({ controlling: high, controlled: low });
  const controlledIsHigher = pairPriority({ controlling: low, controlled: high });
  assert.equal(controllingIsHigher - controlledIsHigher, 1n);
});

test('both agents compute the same number: the one that Chromium 156 told of a pair, as a double', () => {
  const exact = pairPriority({ controlling: 2113942271, controlled: 2113942271 });
  assert.equal(exact, 9079312923804853758n);
  assert.equal(Number(exact), 9079312923804853000);
});

test('the two largest priorities still fit into 63 bits', () => {
  const most = 2 ** 31 - 1;
  assert.ok(pairPriority({ controlling: most, controlled: most }) < 2n ** 63n);
});
