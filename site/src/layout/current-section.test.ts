import assert from 'node:assert/strict';
import { test } from 'node:test';
import { currentSection } from './current-section.ts';

test('the current section is the last that begins above the line', () => {
  assert.equal(currentSection([-900, -20, 640], 300), 1);
  assert.equal(currentSection([-900, -20, 300], 300), 2);
});

test('above the first section it is the first', () => {
  assert.equal(currentSection([500, 900], 300), 0);
  assert.equal(currentSection([], 300), 0);
});
