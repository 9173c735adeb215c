import assert from 'node:assert/strict';
import { test } from 'node:test';
import { verdict } from './gate.ts';

test('a gate is kept at its limit and missed beyond it', () => {
  assert.equal(verdict(0.85, { atLeast: 0.85 }), '>= 0.85 ok');
  assert.equal(verdict(0.849, { atLeast: 0.85 }), '>= 0.85 MISSED');
  assert.equal(verdict(1.15, { atMost: 1.15 }), '<= 1.15 ok');
  assert.equal(verdict(1.2, { atMost: 1.15 }), '<= 1.15 MISSED');
  assert.equal(verdict(Number.NaN, { atMost: 1.15 }), '<= 1.15 MISSED');
});
