import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gestureOf } from './touch-gesture.ts';

const from = (x: number, y: number) => ({
  to: (endX: number, endY: number, durationMs = 120) =>
    gestureOf({ startX: x, startY: y, endX, endY, durationMs, width: 400 }),
});

test('a swipe to the left goes on, one to the right goes back', () => {
  assert.equal(from(300, 200).to(200, 210), 'next');
  assert.equal(from(100, 200).to(200, 190), 'previous');
});

test('a swipe that goes more down than across scrolls', () => {
  assert.equal(from(300, 200).to(220, 300), null);
});

test('a tap at an edge moves, a tap in the middle does not', () => {
  assert.equal(from(390, 200).to(391, 201), 'next');
  assert.equal(from(10, 200).to(10, 200), 'previous');
  assert.equal(from(200, 200).to(200, 200), null);
});

test('a long press at an edge is no tap', () => {
  assert.equal(from(390, 200).to(390, 200, 900), null);
});
