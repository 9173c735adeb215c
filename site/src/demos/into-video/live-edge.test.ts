import assert from 'node:assert/strict';
import { test } from 'node:test';
import { liveEdgePlan } from './live-edge.ts';

const frame = 1 / 15;

test('a player that is near the newest frame is left alone', () => {
  assert.deepEqual(liveEdgePlan({ start: 0, end: 3 }, 2.9, frame), { seekTo: null, remove: null });
  // A fragment of a second brings all of it at once.
  assert.equal(liveEdgePlan({ start: 0, end: 3 }, 1.95, 1).seekTo, null);
});

test('one that is behind jumps to the newest frames, and is near them then', () => {
  const { seekTo } = liveEdgePlan({ start: 0, end: 3 }, 2.5, frame);
  assert.ok(seekTo !== null && seekTo > 2.8 && seekTo < 3);
  assert.equal(liveEdgePlan({ start: 0, end: 3 }, seekTo, frame).seekTo, null);
});

test('one that stands before the first frame goes to it', () => {
  assert.equal(liveEdgePlan({ start: 70, end: 70.06 }, 0, frame).seekTo, 70);
});

test('what was seen is removed in large pieces, and never what is shown', () => {
  assert.equal(liveEdgePlan({ start: 0, end: 7.1 }, 7, frame).remove, null);
  assert.deepEqual(liveEdgePlan({ start: 0, end: 9.1 }, 9, frame).remove, { start: 0, end: 5 });
  const { seekTo, remove } = liveEdgePlan({ start: 0, end: 30 }, 2, frame);
  assert.ok(seekTo !== null && remove !== null && remove.end < seekTo);
});
