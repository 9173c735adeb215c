import assert from 'node:assert/strict';
import { test } from 'node:test';
import { connectionsText, labStatusText } from './lab-status-event.ts';

test('the header says how far away the lab server is', () => {
  assert.equal(labStatusText({ status: 'online', roundTripMs: 1.234 }), 'lab server · 1.2 ms');
  assert.equal(labStatusText({ status: 'online', roundTripMs: null }), 'lab server');
});

test('without a lab server the header says what there is instead', () => {
  assert.match(labStatusText({ status: 'offline', roundTripMs: null }), /recorded traces/);
});

test('the meter counts connections per origin, and is silent while there are none', () => {
  const detail = { status: 'online', roundTripMs: null } as const;
  const used = { ...detail, connections: { a: 2, b: 1 } };
  assert.equal(connectionsText(used), 'connections: A 2 of 6, B 1 of 6');
  assert.equal(connectionsText({ ...detail, connections: { a: 0, b: 0 } }), '');
});
