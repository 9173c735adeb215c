import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ignoresWindow } from './call-limits.ts';

const mebibyte = 1024 * 1024;

test('RFC 9260 section 6.1: what a browser sends into a closed window, and waits to go back, does not end the call', () => {
  assert.equal(ignoresWindow(3 * mebibyte, 3 * mebibyte), false);
  assert.equal(ignoresWindow(3 * mebibyte, 2.5 * mebibyte), false);
});

test('messages that are never whole, beyond the window, do', () => {
  assert.equal(ignoresWindow(mebibyte + 1, 0), true);
  assert.equal(ignoresWindow(4 * mebibyte, 2 * mebibyte), true);
});
