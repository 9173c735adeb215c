import assert from 'node:assert/strict';
import { test } from 'node:test';
import { otherTheme, themeOf } from './theme-choice.ts';

test('a kept choice holds against the system', () => {
  assert.equal(themeOf('light', true), 'light');
  assert.equal(themeOf('dark', false), 'dark');
});

test('without a choice, or with a damaged one, the system decides', () => {
  assert.equal(themeOf(null, true), 'dark');
  assert.equal(themeOf('blue', false), 'light');
});

test('the other theme is the other one', () => {
  assert.equal(otherTheme('dark'), 'light');
  assert.equal(otherTheme('light'), 'dark');
});
