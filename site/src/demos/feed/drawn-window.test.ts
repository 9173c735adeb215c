import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawnEvents, windowOf } from './drawn-window.ts';

test('places for events to come are drawn, and with more events the newest', () => {
  assert.deepEqual(windowOf({ lastEventId: 0 }), { from: 1, to: drawnEvents });
  assert.deepEqual(windowOf({ lastEventId: drawnEvents }), { from: 1, to: drawnEvents });
  assert.deepEqual(windowOf({ lastEventId: 33 }), { from: 14, to: 33 });
});
