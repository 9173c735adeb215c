import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createCanvas } from '@napi-rs/canvas';
import type { DetectedObject } from '../../wire/video/detections.ts';
import { pictureSize } from '../../wire/video/frame-code.ts';
import { drawBoxes } from './boxes.ts';
import { registerFont } from './font.ts';

const { width, height } = pictureSize;

/** Red, green and blue of a pixel, after the boxes were drawn on white. */
function drawn(objects: readonly DetectedObject[]): (x: number, y: number) => readonly number[] {
  registerFont();
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  drawBoxes(context, objects);
  const rgba = canvas.data();
  return (x, y) => [...rgba.subarray((y * width + x) * 4, (y * width + x) * 4 + 3)];
}

const yellow = [255, 212, 0];
const white = [255, 255, 255];
const box = { left: 100, top: 100, width: 200, height: 100 };
const cup: DetectedObject = { label: 'cup', score: 0.53, box };

test('the box lies inside of its edges, and its label above it', () => {
  const pixel = drawn([cup]);
  for (const [x, y] of [
    [100, 150],
    [299, 150],
    [200, 199],
    [102, 82],
  ] as const) {
    assert.deepEqual(pixel(x, y), yellow, `${x}, ${y}`);
  }
  for (const [x, y] of [
    [99, 150],
    [300, 150],
    [200, 150],
  ] as const) {
    assert.deepEqual(pixel(x, y), white, `${x}, ${y}`);
  }
});

test('a label at the top edge stays in the picture, and a box without area does not throw', () => {
  const atTop = { ...cup, box: { left: 0, top: 0, width, height: 50 } };
  assert.deepEqual(drawn([atTop])(2, 2), yellow);
  const empty = { ...cup, box: { left: 10, top: 10, width: 0, height: 0 } };
  assert.doesNotThrow(() => drawn([empty]));
});

test('the best one is on top: its label hides the box of the other', () => {
  const other: DetectedObject = { label: 'a', score: 0.3, box: { ...box, top: 90, left: 90 } };
  const pixel = drawn([cup, other]);
  // Within the label of the cup, where the left edge of the other box is.
  assert.notDeepEqual(pixel(91, 150), white);
  assert.deepEqual(pixel(101, 92), yellow);
});
