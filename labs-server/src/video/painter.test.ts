import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFrameCode } from '../../wire/video/frame-code.ts';
import { createPainter } from './painter.ts';
import type { VideoSource } from './source.ts';

const plain = (colour: string): VideoSource => ({
  serialAt: (atUs) => atUs,
  draw(context) {
    context.fillStyle = colour;
    context.fillRect(0, 0, 640, 360);
  },
  watched() {},
  prepare: async () => {},
});

const middle = (180 * 640 + 320) * 4;
const object = {
  label: 'cup',
  score: 0.5,
  box: { left: 318, top: 100, width: 200, height: 200 },
};

test('the picture for detection has neither number nor boxes; the frame has both', () => {
  const painter = createPainter();
  painter.take(plain('#f00'), 0);
  const frame = painter.frame(7, 0, [object]);
  const picture = painter.picture();
  assert.equal(readFrameCode(picture), null);
  assert.equal(readFrameCode(frame), 7);
  assert.deepEqual([...picture.subarray(middle, middle + 4)], [255, 0, 0, 255]);
  assert.notDeepEqual([...frame.subarray(middle, middle + 4)], [255, 0, 0, 255]);
});

test('what is drawn on one frame is not on the next, and what was given away does not change', () => {
  const painter = createPainter();
  painter.take(plain('#00f'), 0);
  const marked = Buffer.from(painter.frame(1, 0, [object]));
  const kept = painter.frame(1, 0, [object]);
  const clean = painter.frame(2, 0, []);
  assert.deepEqual([...clean.subarray(middle, middle + 4)], [0, 0, 255, 255]);
  painter.take(plain('#0f0'), 1);
  painter.frame(3, 0, []);
  assert.ok(marked.equals(Buffer.from(kept)));
});
