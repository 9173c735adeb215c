import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labStatusText } from './lab-status-event.ts';

test('the header says how far away the lab server is', () => {
  assert.equal(labStatusText({ status: 'online', roundTripMs: 1.234 }), 'lab server · 1.2 ms');
  assert.equal(labStatusText({ status: 'online', roundTripMs: null }), 'lab server');
});

test('without a lab server the header says what there is instead', () => {
  assert.match(labStatusText({ status: 'offline', roundTripMs: null }), /recorded traces/);
});
